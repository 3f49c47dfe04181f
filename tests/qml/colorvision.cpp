// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/colorvision.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ColorVision {

namespace {

using Matrix = std::array<std::array<double, 3>, 3>;
using Vector = std::array<double, 3>;

constexpr std::array<Matrix, 4> kVisions{{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}};
constexpr Matrix kToXyz{{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
constexpr Vector kWhite{0.95047, 1, 1.08883}; // D65

double linear(double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }

Vector times(const Matrix &matrix, const Vector &vector)
{
    Vector product{};
    for (std::size_t i = 0; i < 3; ++i)
        product[i] = matrix[i][0] * vector[0] + matrix[i][1] * vector[1] + matrix[i][2] * vector[2];
    return product;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

double hue(double a, double b)
{
    const double degrees = std::atan2(b, a) * 180 / std::numbers::pi;
    return degrees < 0 ? degrees + 360 : degrees;
}

} // namespace

Lab seen(const QColor &color, Vision vision)
{
    Vector rgb = times(kVisions[std::size_t(vision)], {linear(color.redF()), linear(color.greenF()), linear(color.blueF())});
    for (double &part : rgb)
        part = std::clamp(part, 0.0, 1.0);
    const Vector xyz = times(kToXyz, rgb);
    Vector root{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double part = xyz[i] / kWhite[i];
        root[i] = part > 216.0 / 24389 ? std::cbrt(part) : (24389.0 / 27 * part + 16) / 116;
    }
    return {.l = 116 * root[1] - 16, .a = 500 * (root[0] - root[1]), .b = 200 * (root[1] - root[2])};
}

double difference(const Lab &one, const Lab &other)
{
    const auto seventh = [](double chroma) { return std::sqrt(std::pow(chroma, 7) / (std::pow(chroma, 7) + std::pow(25.0, 7))); };
    const double g = 0.5 * (1 - seventh((std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2));
    const double a1 = one.a * (1 + g), a2 = other.a * (1 + g);
    const double c1 = std::hypot(a1, one.b), c2 = std::hypot(a2, other.b);
    const double h1 = c1 > 0 ? hue(a1, one.b) : 0, h2 = c2 > 0 ? hue(a2, other.b) : 0;
    const bool grey = c1 * c2 == 0;

    double turn = grey ? 0 : h2 - h1;
    turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    double middle = h1 + h2;
    if (!grey)
        middle = std::abs(h1 - h2) <= 180 ? middle / 2 : middle < 360 ? middle / 2 + 180 : middle / 2 - 180;

    const double dl = other.l - one.l, dc = c2 - c1, dh = 2 * std::sqrt(c1 * c2) * std::sin(radians(turn / 2));
    const double l = (one.l + other.l) / 2 - 50, c = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos(radians(middle - 30)) + 0.24 * std::cos(radians(2 * middle)) + 0.32 * std::cos(radians(3 * middle + 6)) - 0.20 * std::cos(radians(4 * middle - 63));
    const double sl = 1 + 0.015 * l * l / std::sqrt(20 + l * l), sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
    const double rotation = -2 * seventh(c) * std::sin(radians(60 * std::exp(-std::pow((middle - 275) / 25, 2))));
    return std::sqrt(std::pow(dl / sl, 2) + std::pow(dc / sc, 2) + std::pow(dh / sh, 2) + rotation * (dc / sc) * (dh / sh));
}

} // namespace ColorVision
