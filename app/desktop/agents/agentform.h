// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/agents/promptjobs.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

class AgentDocument;

/*!
    The front matter of the open text as fields to fill in. What is changed here is changed in the same text, and not one byte more;
    what cannot be read has to be mended in the editor first.
*/
class AgentForm : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from AgentDocument")
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)

public:
    enum Role { KeyRole = Qt::UserRole, TitleRole, HintRole, TextRole, InputRole, ProblemRole };
    Q_ENUM(Role)

    explicit AgentForm(AgentDocument &document);

    Q_INVOKABLE void read(); //!< the text anew
    Q_INVOKABLE void setText(int row, const QString &text);
    Q_INVOKABLE void addInput(const QString &name, const QString &words);
    Q_INVOKABLE void removeInput(int row);
    QString problem() const { return m_problem; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    friend struct RowSync;
    struct Row {
        QString key; //!< of agent.update; of a field of the input: its name
        QString title;
        QString hint;
        QString text;
        bool isInput = false;
        QString problem = {};

        friend bool operator==(const Row &, const Row &) = default;
    };
    static QList<Row> rowsOf(const QJsonObject &frontMatter);
    void take(const lattice::Result<QJsonObject> &frontMatter);
    void apply(const QJsonObject &wanted, int row);

    AgentDocument &m_document;
    QList<Row> m_rows;
    QString m_problem;
    int m_reads = 0;
};

} // namespace app
