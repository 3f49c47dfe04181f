// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/map/mapscene.h"

#include <QJsonObject>
#include <QTimer>
#include <QUrl>

namespace app {

/*!
    Keeps the map's places from one start to the next, for each lattice its own, in a file of the home; and writes and reads
    those of one lattice as a file of the operator's, to be shared. Errors are worded in `problem`.
*/
class MapMemory : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)

public:
    static constexpr int kKeepMs = 1000;  //!< a drag is one write
    static constexpr int kLattices = 20;  //!< the latest

    explicit MapMemory(MapScene &scene, QObject *parent = nullptr);
    ~MapMemory() override;

    /*! Reads \a path, and writes there from now on. A file that cannot be read is as none. */
    void open(const QString &path);
    /*! Which lattice the map is of; empty: of none, and nothing is kept. */
    void setLattice(const QString &key);
    Q_INVOKABLE bool exportTo(const QUrl &file);
    Q_INVOKABLE bool importFrom(const QUrl &file); //!< can be undone
    Q_INVOKABLE void clearProblem() { setProblem({}); }

    QString problem() const { return m_problem; }
    void keep(); //!< now

Q_SIGNALS:
    void problemChanged();

private:
    void setProblem(const QString &problem);

    MapScene &m_scene;
    QString m_path;
    QString m_lattice;
    QString m_problem;
    QJsonObject m_kept; //!< by lattice
    QTimer m_later;
};

} // namespace app
