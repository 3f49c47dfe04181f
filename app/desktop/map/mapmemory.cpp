// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapmemory.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(mapLog, "station.window.map")

namespace app {

namespace {

constexpr qint64 kLargestFile = 32 * 1024 * 1024;

} // namespace

MapMemory::MapMemory(MapScene &scene, QObject *parent)
    : QObject(parent)
    , m_scene(scene)
{
    m_later.setSingleShot(true);
    m_later.setInterval(kKeepMs);
    connect(&m_later, &QTimer::timeout, this, &MapMemory::keep);
    connect(&scene, &MapScene::placesChanged, this, [this] {
        if (!m_lattice.isEmpty() && !m_path.isEmpty() && !m_later.isActive())
            m_later.start();
    });
}

MapMemory::~MapMemory()
{
    if (m_later.isActive())
        keep();
}

void MapMemory::open(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) && file.size() <= kLargestFile)
        m_kept = QJsonDocument::fromJson(file.readAll()).object();
    m_path = path;
}

void MapMemory::setLattice(const QString &key)
{
    if (m_lattice == key)
        return;
    if (m_later.isActive()) {
        m_later.stop();
        keep();
    }
    m_lattice = key;
    if (key.isEmpty())
        return;
    if (const auto places = MapPlaces::fromJson(m_kept.value(key).toObject()))
        m_scene.remember(*places);
}

void MapMemory::keep()
{
    auto places = m_scene.places();
    if (m_path.isEmpty() || m_lattice.isEmpty() || places.spots.isEmpty())
        return;
    auto entry = places.toJson();
    entry.insert(u"kept"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    m_kept.insert(m_lattice, entry);
    while (m_kept.size() > kLattices) {
        auto oldest = m_kept.begin();
        for (auto other = m_kept.begin(); other != m_kept.end(); ++other) {
            if ((*other)["kept"_L1].toString() < (*oldest)["kept"_L1].toString())
                oldest = other;
        }
        m_kept.erase(oldest);
    }
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(m_kept).toJson(QJsonDocument::Compact)) < 0 || !file.commit())
        qCWarning(mapLog, "the places on the map are not kept: %ls: %ls", qUtf16Printable(m_path), qUtf16Printable(file.errorString()));
}

bool MapMemory::exportTo(const QUrl &url)
{
    QSaveFile file(url.toLocalFile());
    const auto text = QJsonDocument(m_scene.places().toJson()).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        setProblem(tr("The places could not be written: %1").arg(file.errorString()));
        return false;
    }
    setProblem({});
    return true;
}

bool MapMemory::importFrom(const QUrl &url)
{
    QFile file(url.toLocalFile());
    if (!file.open(QIODevice::ReadOnly)) {
        setProblem(tr("The places could not be read: %1").arg(file.errorString()));
        return false;
    }
    if (file.size() > kLargestFile) {
        setProblem(tr("This file is too large to hold places."));
        return false;
    }
    QJsonParseError error;
    const auto json = QJsonDocument::fromJson(file.readAll(), &error);
    const auto places = json.isObject() ? MapPlaces::fromJson(json.object()) : lattice::Result<MapPlaces>(lattice::failed(lattice::Fault::Invalid, error.errorString()));
    if (!places) {
        setProblem(tr("This file does not hold places of a map: %1").arg(places.error().detail));
        return false;
    }
    setProblem({});
    m_scene.adoptPlaces(*places);
    return true;
}

void MapMemory::setProblem(const QString &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

} // namespace app
