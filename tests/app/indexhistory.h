// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/historyclient.h"
#include "lattice/history/eventindex.h"
#include "tests/lattice/historyexamples.h"

#include <QTemporaryDir>

#include <memory>

/*! A real index behind a HistoryClient, in place of the engine: events go in by append(), questions are answered from the file. */
class IndexHistory final : public QObject
{
public:
    explicit IndexHistory(app::HistoryClient &client);

    void append(const QList<lattice::StoredEvent> &events); //!< and tells the client, as following
    void appendLarge(quint64 count, const QDateTime &first = examples::start()); //!< the history of examples::large(), from \a first on
    void setState(lattice::HistoryStatus::State state, const QString &words = {});
    /*! Answers wait until they are released. */
    void hold() { m_held = true; }
    void release();
    lattice::EventIndex &index() { return *m_index; }
    int asked() const { return m_asked; } //!< questions for a state

private:
    void answer(std::function<void()> tell);
    void tellStatus();
    void connectQuestions();

    app::HistoryClient &m_client;
    QTemporaryDir m_folder;
    std::unique_ptr<lattice::EventIndex> m_index;
    lattice::HistoryStatus m_status;
    QList<std::function<void()>> m_waiting;
    quint64 m_last = 0;
    int m_asked = 0;
    bool m_held = false;
};
