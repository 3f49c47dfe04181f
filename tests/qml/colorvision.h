// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

/*! How different two colors look, to people with all three kinds of cones and to those who lack one. */
namespace ColorVision {

enum class Vision { Normal, Protan, Deutan, Tritan };

struct Lab {
    double l, a, b;
};

/*! \a color as it is seen. \sa Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (2009), severity 1.0 */
Lab seen(const QColor &color, Vision vision);
/*! CIEDE2000. \sa Sharma, Wu, Dalal: The CIEDE2000 Color-Difference Formula (2005) */
double difference(const Lab &one, const Lab &other);

} // namespace ColorVision
