// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measurement.h"

#include <QStringList>

namespace app {

/*! Milliseconds of this thread's processor time; other programs on the machine do not show in it. */
double threadMilliseconds();

/*! The processor time of one frame: \a stations, half as many edges, and \a dots on their way. Needs a QGuiApplication. */
lattice::Result<Figures> measureFrames(int stations, int dots, int frames);

/*! One tick of the forces among \a stations with half as many ties; the baseline looks at all pairs. */
Figures measureTick(int stations, int rounds);

/*! All of it: from the wish to arrange \a stations anew to their places; the baseline sorts them and puts them on a grid. */
Figures measureRest(int stations, int rounds);

/*! Places for \a stations of which nobody has one; the baseline sorts them and puts them on a grid. */
Figures measureLayout(int stations, int rounds);

/*! A place for one more, where \a stations have theirs; the baseline looks once whether the first free place is free. */
Figures measureJoining(int stations, int rounds);

} // namespace app
