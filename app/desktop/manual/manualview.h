// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/manual/manuallinks.h"
#include "app/desktop/manual/manualpaper.h"

#include <QPointer>
#include <QQuickItem>
#include <QQuickTextDocument>

namespace app {

/*! A reader of the manual: the page that is open, the way here, its links, what is found in it. */
class ManualView : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList pages READ pages CONSTANT FINAL)
    Q_PROPERTY(QString page READ page NOTIFY placeChanged FINAL)
    Q_PROPERTY(QString title READ title NOTIFY placeChanged FINAL)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY placeChanged FINAL)
    Q_PROPERTY(app::ManualLinks *links READ links CONSTANT FINAL)
    Q_PROPERTY(bool english READ isEnglish CONSTANT FINAL)

    Q_PROPERTY(QQuickTextDocument *document READ document WRITE setDocument NOTIFY documentChanged FINAL)
    Q_PROPERTY(int textSize READ textSize WRITE setTextSize NOTIFY styleChanged FINAL)
    Q_PROPERTY(QString mono READ mono WRITE setMono NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor textColor READ textColor WRITE setTextColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor mutedColor READ mutedColor WRITE setMutedColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor linkColor READ linkColor WRITE setLinkColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor groundColor READ groundColor WRITE setGroundColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor lineColor READ lineColor WRITE setLineColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY styleChanged FINAL)
    Q_PROPERTY(double pictureWidth READ pictureWidth WRITE setPictureWidth NOTIFY styleChanged FINAL)
    Q_PROPERTY(double ratio READ ratio WRITE setRatio NOTIFY styleChanged FINAL)

public:
    explicit ManualView(QObject *parent = nullptr);

    /*! A place in the manual, or of the page that is open ("#find-in-it"); an address of the web is told by outerLinkWanted(). */
    Q_INVOKABLE void open(const QString &target);
    Q_INVOKABLE void back();
    Q_INVOKABLE static QString titleOf(const QString &page);
    Q_INVOKABLE static QString targetOf(QQuickItem *focus, const QString &page, const QString &settingsGroup); //!< see ManualTargets

    /*! Where \a words are next, from a position on or before it, and round the end; -1: nowhere. No case counts. */
    Q_INVOKABLE int find(const QString &words, int from, bool forward) const;
    Q_INVOKABLE int count(const QString &words) const;

    static QStringList pages();
    static bool isEnglish(); //!< the language of the window, as the manual is
    QString page() const { return m_way.isEmpty() ? QString() : m_way.last().section(u'#', 0, 0); }
    QString title() const { return titleOf(page()); }
    bool canGoBack() const { return m_way.size() > 1; }
    ManualLinks *links() { return &m_links; }

    QQuickTextDocument *document() const { return m_document; }
    void setDocument(QQuickTextDocument *document);
    int textSize() const { return m_style.textSize; }
    QString mono() const { return m_style.mono; }
    QColor textColor() const { return m_style.text; }
    QColor mutedColor() const { return m_style.muted; }
    QColor linkColor() const { return m_style.link; }
    QColor groundColor() const { return m_style.ground; }
    QColor lineColor() const { return m_style.line; }
    bool isDark() const { return m_style.dark; }
    double pictureWidth() const { return m_style.width; }
    double ratio() const { return m_style.ratio; }
    void setTextSize(int size) { change(m_style.textSize, size); }
    void setMono(const QString &family) { change(m_style.mono, family); }
    void setTextColor(const QColor &color) { change(m_style.text, color); }
    void setMutedColor(const QColor &color) { change(m_style.muted, color); }
    void setLinkColor(const QColor &color) { change(m_style.link, color); }
    void setGroundColor(const QColor &color) { change(m_style.ground, color); }
    void setLineColor(const QColor &color) { change(m_style.line, color); }
    void setDark(bool dark) { change(m_style.dark, dark); }
    void setPictureWidth(double width) { change(m_style.width, width); }
    void setRatio(double ratio) { change(m_style.ratio, ratio); }

Q_SIGNALS:
    void placeChanged();
    void documentChanged();
    void styleChanged();
    void placed(int position); //!< what was asked for begins there
    void rewritten(int position); //!< the same place, in another look
    void outerLinkWanted(const QUrl &url);

private:
    template <typename T>
    void change(T &part, const T &value)
    {
        if (part == value)
            return;
        part = value;
        Q_EMIT styleChanged();
        rewriteSoon();
    }
    void go(const QString &target);
    int positionOf(const QString &target) const;
    void rewriteSoon(); //!< once, whatever changes together
    void write();

    QStringList m_way; //!< of targets; the last is open
    QPointer<QQuickTextDocument> m_document;
    ManualStyle m_style;
    ManualLinks m_links;
    QList<int> m_headings;
    bool m_waits = false;
};

} // namespace app
