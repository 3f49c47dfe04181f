// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/jsonrows.h"

#include <QUrl>

namespace app {

/*!
    One text of a run in full, line for line, and as a tree where it is JSON: to search, copy and save.

    Rows are lines; a line that is longer than kLongestLine goes on in the next row, so that a megabyte without a line end is no matter.
*/
class RunPayload : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from RunDesk")
    Q_PROPERTY(bool shown READ isShown NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString size READ size NOTIFY changed FINAL)
    Q_PROPERTY(bool json READ isJson NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString report READ report NOTIFY reportChanged FINAL)
    Q_PROPERTY(bool reportFailed READ reportFailed NOTIFY reportChanged FINAL)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(int found READ found NOTIFY queryChanged FINAL)
    Q_PROPERTY(app::JsonRows *tree READ tree CONSTANT FINAL)

public:
    static constexpr qsizetype kLong = 2048;              //!< characters; what is longer is cut where it is shown beside others
    static constexpr qsizetype kLongestLine = 4000;
    static constexpr qint64 kLargestFile = 64 << 20;      //!< bytes
    static constexpr qsizetype kLargestTree = 8 << 20;    //!< characters
    enum Role { TextRole = Qt::UserRole, NumberRole, FoundRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    Q_INVOKABLE void show(const QString &title, const QString &text);
    Q_INVOKABLE void showFile(const QString &title, const QString &path);
    Q_INVOKABLE void hide(); //!< frees it
    Q_INVOKABLE int next(int row, bool forward) const; //!< that holds what is looked for, round the end; -1: none
    Q_INVOKABLE void save(const QUrl &file);
    Q_INVOKABLE QString text() const { return m_text; }
    Q_INVOKABLE static QString sizeWhenLong(const QString &text); //!< "34.5 KB"; empty: it is no longer than kLong
    Q_INVOKABLE static QString beginning(const QString &text);    //!< its first kLong characters
    static QString sizeText(qint64 bytes);

    bool isShown() const { return m_shown; }
    QString title() const { return m_title; }
    QString size() const;
    bool isJson() const { return m_json; }
    QString problem() const { return m_problem; } //!< why it cannot be shown
    QString report() const { return m_report; }   //!< what became of saving
    bool reportFailed() const { return m_reportFailed; }
    QString query() const { return m_query; }
    void setQuery(const QString &words);
    int found() const { return m_found; } //!< rows that hold it
    JsonRows *tree() { return &m_tree; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_lines.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void queryChanged();
    void reportChanged();

private:
    void take(const QString &title, const QString &text);

    struct Line {
        qsizetype from = 0;
        qsizetype length = 0;
        int number = 0; //!< from 1; 0: goes on from the row before
    };
    bool holds(const Line &line) const;

    QString m_title;
    QString m_text;
    QString m_problem;
    QString m_report;
    QString m_query;
    QList<Line> m_lines;
    JsonRows m_tree;
    int m_found = 0;
    bool m_json = false;
    bool m_shown = false;
    bool m_reportFailed = false;
};

} // namespace app
