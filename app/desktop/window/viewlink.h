// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>
#include <QUrl>

#include <optional>

namespace app {

class ControlCenter;

/*!
    A view as a link, to be sent to somebody: `station://work?q=is%3Afailed&t=2026-03-01T16:20:05.000Z`.

    The host is the page, `q` its filter, `t` the moment that is shown; without it the present is. `id` is what is selected: a station, an item
    of work or a run, by the page. A link names no lattice and holds no secret: whoever opens it sees what their own window may see.
*/
struct ViewLink {
    QString page;
    QString filter = {};
    QDateTime time = {};
    QString id = {};

    static ViewLink ofWindow(ControlCenter &center);
    /*! \return nothing when \a url is another kind of link: a join line, a thing of the lattice */
    static std::optional<ViewLink> parse(const QUrl &url);
    QString text() const;
    void open(ControlCenter &center) const;

    friend bool operator==(const ViewLink &, const ViewLink &) = default;
};

} // namespace app
