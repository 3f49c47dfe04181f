// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/manual/manualpaper.h"

#include "app/desktop/manual/manualbook.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace app {

namespace {

struct Piece {
    int from = 0;
    int length = 0;
    QTextCharFormat format;
};

QList<Piece> piecesOf(const QTextBlock &block)
{
    QList<Piece> pieces;
    for (auto at = block.begin(); !at.atEnd(); ++at)
        pieces.append({.from = at.fragment().position(), .length = at.fragment().length(), .format = at.fragment().charFormat()});
    return pieces;
}

void setFormat(QTextDocument &document, const Piece &piece, const QTextCharFormat &format)
{
    QTextCursor cursor(&document);
    cursor.setPosition(piece.from);
    cursor.setPosition(piece.from + piece.length, QTextCursor::KeepAnchor);
    cursor.setCharFormat(format);
}

bool isCode(const QTextBlock &block) { return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) || block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage); }

void styleBlock(QTextDocument &document, const QTextBlock &block, const ManualStyle &style)
{
    const int level = block.blockFormat().headingLevel();
    QTextCursor cursor(block);
    QTextBlockFormat format = block.blockFormat();
    const double size = style.textSize;
    const bool inTable = cursor.currentTable() != nullptr;
    if (isCode(block)) {
        const bool first = !isCode(block.previous()), last = !isCode(block.next());
        format.setLeftMargin(size);
        format.setTopMargin(first ? size * 0.4 : 0);
        format.setBottomMargin(last ? size * 0.9 : 0);
        format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
    } else {
        format.setTopMargin(level == 1 ? 0 : level == 2 ? size * 1.5 : level > 0 ? size : 0);
        format.setBottomMargin(inTable ? 0 : level > 0 ? size * 0.4 : block.textList() ? size * 0.35 : size * 0.75);
        format.setLineHeight(level > 0 ? 110 : 135, QTextBlockFormat::ProportionalHeight);
    }
    cursor.setBlockFormat(format);
    for (const Piece &piece : piecesOf(block)) {
        QTextCharFormat letters = piece.format;
        if (letters.isImageFormat())
            continue;
        letters.setForeground(letters.isAnchor() ? style.link : style.text);
        letters.setFontUnderline(letters.isAnchor());
        if (letters.fontFixedPitch() || isCode(block)) {
            letters.setFontFamilies({style.mono});
            letters.setProperty(QTextFormat::FontPixelSize, qRound(size * 0.93));
            if (!isCode(block))
                letters.setBackground(style.ground);
        }
        if (level > 0) {
            letters.clearProperty(QTextFormat::FontSizeAdjustment);
            letters.setProperty(QTextFormat::FontPixelSize, qRound(size * (level == 1 ? 1.7 : level == 2 ? 1.3 : 1.05)));
            letters.setFontWeight(QFont::DemiBold);
        }
        setFormat(document, piece, letters);
    }
}

/*! The page's Markdown with whole addresses of its pictures: who shows the document asks for each as it comes, before it has its size. */
QString withPictures(const QString &markdown, bool dark)
{
    static const QRegularExpression image(u"!\\[([^\\]]*)\\]\\(([^)]*)\\)"_s);
    QString text;
    qsizetype done = 0;
    for (auto found = image.globalMatch(markdown); found.hasNext();) {
        const auto match = found.next();
        const QString file = ManualPaper::pictureOf(match.captured(2), dark);
        text += QStringView(markdown).sliced(done, match.capturedStart() - done);
        text += file.isEmpty() ? match.captured(1) : u"![%1](qrc%2)"_s.arg(match.captured(1), file);
        done = match.capturedEnd();
    }
    return text + markdown.sliced(done);
}

/*! The picture in \a block, made as large as it is shown; its words stand below it. */
void showPicture(QTextDocument &document, const QTextBlock &block, const ManualStyle &style)
{
    for (const Piece &piece : piecesOf(block)) {
        if (!piece.format.isImageFormat())
            continue;
        QTextImageFormat format = piece.format.toImageFormat();
        QImage picture(format.name().sliced(3)); // a resource, without qrc
        if (picture.isNull())
            return;
        const double width = qMin(style.width, double(picture.width())), height = width * picture.height() / picture.width();
        picture = picture.convertToFormat(QImage::Format_RGB32).scaled(qRound(width * style.ratio), qRound(height * style.ratio), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        picture.setDevicePixelRatio(style.ratio);
        const QUrl url(u"manual-picture:"_s + QString::number(piece.from));
        document.addResource(QTextDocument::ImageResource, url, picture);
        const QString words = format.stringProperty(QTextFormat::ImageAltText);
        format.setName(url.toString());
        format.setWidth(width);
        format.setHeight(height);
        setFormat(document, piece, format);
        QTextCursor cursor(block);
        QTextBlockFormat space = block.blockFormat();
        space.setBottomMargin(style.textSize * 0.3);
        space.setLineHeight(0, QTextBlockFormat::SingleHeight);
        cursor.setBlockFormat(space);
        cursor.movePosition(QTextCursor::EndOfBlock);
        QTextCharFormat caption;
        caption.setForeground(style.muted);
        caption.setProperty(QTextFormat::FontPixelSize, qMax(11, qRound(style.textSize * 0.9)));
        QTextBlockFormat below;
        below.setBottomMargin(style.textSize);
        cursor.insertBlock(below, caption);
        cursor.insertText(words, caption);
        return;
    }
}

void styleTables(const QTextDocument &document, const ManualStyle &style)
{
    const auto frames = document.rootFrame()->childFrames();
    for (QTextFrame *frame : frames) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderBrush(style.line);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setCellPadding(style.textSize * 0.4);
        format.setCellSpacing(0);
        format.setTopMargin(style.textSize * 0.4);
        format.setBottomMargin(style.textSize);
        table->setFormat(format);
    }
}

} // namespace

QString ManualPaper::pictureOf(const QString &name, bool dark)
{
    const QString path = QDir::cleanPath(ManualBook::folder() + name);
    const QString darker = QString(path).replace("-light.png"_L1, "-dark.png"_L1);
    return dark && QFile::exists(darker) ? darker : QFile::exists(path) ? path : QString();
}

ManualPaper::Content ManualPaper::write(QTextDocument &document, const ManualPage &page, const ManualStyle &style)
{
    document.setUndoRedoEnabled(false);
    document.setDocumentMargin(0);
    QFont font = QGuiApplication::font();
    font.setPixelSize(style.textSize);
    document.setDefaultFont(font);
    document.setMarkdown(withPictures(page.text, style.dark), QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
    for (auto block = document.begin(); block.isValid(); block = block.next())
        styleBlock(document, block, style);
    for (auto block = document.begin(); block.isValid(); block = block.next())
        showPicture(document, block, style);
    styleTables(document, style);

    Content content;
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0)
            content.headings.append(block.position());
        for (const Piece &piece : piecesOf(block)) {
            if (!piece.format.isAnchor())
                continue;
            const QString target = piece.format.anchorHref(), words = block.text().sliced(piece.from - block.position(), piece.length);
            if (!content.links.isEmpty() && content.links.last().until == piece.from && content.links.last().target == target) { // code within its words
                content.links.last().until += piece.length;
                content.links.last().words += words;
            } else {
                content.links.append({.words = words, .target = target, .from = piece.from, .until = piece.from + piece.length});
            }
        }
    }
    return content;
}

} // namespace app
