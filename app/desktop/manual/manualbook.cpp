// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/manual/manualbook.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

ManualPage read(const QString &file)
{
    QFile source(ManualBook::folder() + file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    return ManualBook::parse(file, QString::fromUtf8(source.readAll()));
}

QList<ManualPage> readAll()
{
    QList<ManualPage> pages{read(ManualBook::first())};
    static const QRegularExpression link(u"\\]\\(([a-z-]+\\.md)\\)"_s);
    for (auto found = link.globalMatch(pages.first().text); found.hasNext();) {
        const QString file = found.next().captured(1);
        if (std::ranges::find(pages, file, &ManualPage::file) != pages.end())
            continue;
        if (auto page = read(file); !page.file.isEmpty())
            pages.append(std::move(page));
    }
    return pages;
}

/*! Marks of emphasis, code and links are no words. */
QString plain(QString markdown)
{
    static const QRegularExpression link(u"\\[([^\\]]*)\\]\\([^)]*\\)"_s);
    return markdown.replace(link, u"\\1"_s).remove(u'`').remove(u'*');
}

} // namespace

QString ManualBook::folder() { return u":/station/docs/manual/"_s; }

const QList<ManualPage> &ManualBook::pages()
{
    static const QList<ManualPage> all = readAll();
    return all;
}

const ManualPage *ManualBook::page(const QString &file)
{
    const auto found = std::ranges::find(pages(), file, &ManualPage::file);
    return found == pages().end() ? nullptr : &*found;
}

const ManualHeading *ManualBook::heading(const QString &target)
{
    const ManualPage *in = page(target.section(u'#', 0, 0));
    if (!in || in->headings.isEmpty())
        return nullptr;
    if (!target.contains(u'#'))
        return &in->headings.first();
    const auto found = std::ranges::find(in->headings, target.section(u'#', 1), &ManualHeading::anchor);
    return found == in->headings.end() ? nullptr : &*found;
}

QString ManualBook::anchorOf(const QString &words)
{
    QString anchor;
    for (const QChar letter : words.toLower()) {
        if (letter.isLetterOrNumber() || letter == u'-' || letter == u'_')
            anchor += letter;
        else if (letter == u' ')
            anchor += u'-';
    }
    return anchor;
}

ManualPage ManualBook::parse(const QString &file, const QString &text)
{
    static const QRegularExpression comment(u"<!--.*?-->\\n?"_s, QRegularExpression::DotMatchesEverythingOption);
    ManualPage page{.file = file, .title = {}, .text = QString(text).remove(comment), .headings = {}};
    bool inCode = false;
    const auto lines = QStringView(page.text).split(u'\n');
    for (const auto line : lines) {
        if (line.startsWith("```"_L1))
            inCode = !inCode;
        const auto level = line.indexOf(u' ');
        if (inCode || !line.startsWith(u'#') || line.first(std::max<qsizetype>(0, level)).count(u'#') != level)
            continue;
        const QString words = plain(line.sliced(level + 1).trimmed().toString());
        const QString anchor = anchorOf(words);
        const auto same = std::ranges::count_if(page.headings, [&anchor](const ManualHeading &one) { return anchorOf(one.words) == anchor; });
        page.headings.append({.anchor = same == 0 ? anchor : u"%1-%2"_s.arg(anchor).arg(same), .words = words, .level = int(level)});
    }
    page.title = page.headings.isEmpty() ? file : page.headings.first().words;
    return page;
}

} // namespace app
