// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessible>
#include <QImage>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>

#include <functional>

/*! Goes through what a window shows, as a person without a mouse, or one who has it read out, does. */
namespace Walker {

/*! What the keyboard can reach now: the sheet or menu in front, or the window. */
QQuickItem *front(QQuickWindow *window);
/*! All items below \a root that can be seen, \a root as well; parents before children. */
QList<QQuickItem *> shown(QQuickItem *root);
/*! Where \a item is in the window, without what is cut off by those around it. */
QRectF seenRect(const QQuickItem *item);
QRectF wholeRect(const QQuickItem *item);

QAccessible::Role roleOf(QQuickItem *item); //!< NoRole: none
QString nameOf(QQuickItem *item);           //!< as it is read out
bool isControl(QQuickItem *item);           //!< by its role: something to press, to tick, to choose or to write in
/*! Where it is from the window on, with names: for the message of a failed test. */
QString describe(QQuickItem *item);

/*! Who has the keyboard after each press of Tab (or Shift+Tab), until one comes again. */
struct Round {
    QList<QPointer<QQuickItem>> stops; // some go while others are gone to
    QQuickItem *trap = nullptr; //!< where it stays, or begins to go in a smaller circle
};
Round tabRound(QQuickWindow *window, bool backwards, const std::function<void(QQuickItem *)> &atStop = {});

/*! Pixels in and around \a item that stand out in \a now from what was there in \a before, 3:1 and more. */
int newPixels(QQuickItem *item, const QImage &before, const QImage &now);

double contrast(const QColor &one, const QColor &other); //!< as WCAG 2 has it, 1 to 21

} // namespace Walker
