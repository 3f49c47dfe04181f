// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/manual/manualview.h"

#include "app/desktop/manual/manualbook.h"
#include "app/desktop/manual/manualtargets.h"

#include <QLocale>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

ManualView::ManualView(QObject *parent)
    : QObject(parent)
{
}

QStringList ManualView::pages()
{
    QStringList files;
    for (const ManualPage &page : ManualBook::pages())
        files.append(page.file);
    return files;
}

QString ManualView::titleOf(const QString &page)
{
    const auto *found = ManualBook::page(page);
    return found ? found->title : QString();
}

QString ManualView::targetOf(QQuickItem *focus, const QString &page, const QString &settingsGroup) { return ManualTargets::of(focus, page, settingsGroup); }

bool ManualView::isEnglish()
{
    //: The code of the language that these words are in, as: de
    return tr("en") == "en"_L1;
}

void ManualView::setDocument(QQuickTextDocument *document)
{
    if (m_document == document)
        return;
    m_document = document;
    Q_EMIT documentChanged();
    rewriteSoon();
}

void ManualView::open(const QString &target)
{
    const QUrl url(target);
    if (url.scheme() == "https"_L1 || url.scheme() == "http"_L1)
        return Q_EMIT outerLinkWanted(url);
    const QString whole = target.startsWith(u'#') ? page() + target : target;
    if (!ManualBook::heading(whole))
        return;
    if (m_way.isEmpty() || m_way.last() != whole)
        m_way.append(whole);
    go(whole);
}

void ManualView::back()
{
    if (!canGoBack())
        return;
    m_way.removeLast();
    go(m_way.last());
}

void ManualView::go(const QString &target)
{
    write();
    Q_EMIT placeChanged();
    Q_EMIT placed(positionOf(target));
}

int ManualView::positionOf(const QString &target) const
{
    const auto *heading = ManualBook::heading(target);
    if (!heading)
        return 0;
    const auto at = heading - ManualBook::page(target.section(u'#', 0, 0))->headings.constData();
    return at > 0 ? m_headings.value(at) : 0;
}

void ManualView::rewriteSoon()
{
    if (std::exchange(m_waits, true))
        return;
    QMetaObject::invokeMethod(this, [this] {
        m_waits = false;
        write();
        Q_EMIT rewritten(m_way.isEmpty() ? 0 : positionOf(m_way.last()));
    }, Qt::QueuedConnection);
}

void ManualView::write()
{
    const auto *page = ManualBook::page(this->page());
    if (!m_document || !page)
        return;
    m_links.set({}); // their places are of the old text
    auto content = ManualPaper::write(*m_document->textDocument(), *page, m_style);
    m_headings = std::move(content.headings);
    m_links.set(std::move(content.links));
}

int ManualView::find(const QString &words, int from, bool forward) const
{
    if (!m_document || words.isEmpty())
        return -1;
    const auto *document = m_document->textDocument();
    const QTextDocument::FindFlags flags = forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    auto found = document->find(words, from, flags);
    if (found.isNull())
        found = document->find(words, forward ? 0 : document->characterCount() - 1, flags);
    return found.isNull() ? -1 : found.selectionStart();
}

int ManualView::count(const QString &words) const
{
    int places = 0;
    if (!m_document || words.isEmpty())
        return 0;
    for (auto found = m_document->textDocument()->find(words); !found.isNull(); found = m_document->textDocument()->find(words, found))
        ++places;
    return places;
}

} // namespace app
