// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace app {

/*!
    Many short texts, and those among them that have some letters in their order: "k8a" finds k8s-admin.

    A text without one of the letters at all is passed over by a mask, and a query that goes on where the last one ended looks only at what that
    one found. So typing into a hundred thousand texts costs little more than the first letter does.
*/
class SearchIndex final
{
public:
    enum class Way { Letters, Part }; //!< letters in their order; or the query as it is, within the text
    struct Match {
        qsizetype at = 0; //!< as add() returned it
        int score = 0;
    };

    /*! \a group is a bit: find() looks into some groups only. \return the number of the text, counted from 0 */
    qsizetype add(const QString &text, unsigned group, Way way = Way::Letters);
    void clear();
    qsizetype size() const { return m_entries.size(); }

    /*! All that match, in no order. The query may have any case, and blanks do not matter. */
    const QList<Match> &find(const QString &query, unsigned groups);
    qsizetype compared() const { return m_compared; } //!< texts that the last find() looked into letter by letter

    /*! How well \a text matches: higher is better, negative is not at all. Starts of words and runs of letters count more. */
    static int score(QStringView query, QStringView text);

private:
    struct Entry {
        QString text; //!< folded
        quint64 letters = 0;
        unsigned group = 0;
        Way way = Way::Letters;
    };
    static quint64 lettersOf(QStringView folded);
    void compare(qsizetype at, QStringView query, quint64 letters, QList<Match> &found);

    QList<Entry> m_entries;
    QList<Match> m_found;
    QString m_query; //!< folded, of m_found
    unsigned m_groups = 0;
    qsizetype m_compared = 0;
};

} // namespace app
