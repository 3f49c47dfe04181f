// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/*! The function of libFuzzer: must return for every input. A property that does not hold ends in FUZZ_REQUIRE. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_REQUIRE(condition) \
    do { \
        if (!(condition)) { \
            std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
            std::abort(); \
        } \
    } while (false)

#ifndef STATION_LIBFUZZER // else clang brings main()

#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QList>
#include <QString>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <random>

#include <fcntl.h>
#include <unistd.h>

/*!
    Where there is no libFuzzer: each file of the corpus as it is, then mutations of them, always the same for one seed.

    Usage: fuzz_NAME CORPUS… (files or folders). STATION_FUZZ_SEED and STATION_FUZZ_RUNS change seed and count. An input
    that crashes is written to fuzz_NAME.crash in the working folder; give it as the only CORPUS to see it again.
*/
namespace fuzz {

inline QByteArray current; //!< what the target has in hands
inline char crashFile[256];

inline void saveCurrent() // from a signal handler: system calls only
{
    const int file = open(crashFile, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file >= 0 && write(file, current.constData(), static_cast<size_t>(current.size())) >= 0)
        close(file);
}

inline void onCrash(int signal)
{
    saveCurrent();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

inline void run(const QByteArray &input)
{
    current = input;
    current.detach();
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(current.constData()), static_cast<size_t>(current.size()));
}

inline QList<QByteArray> readCorpus(int count, char **paths)
{
    QStringList files;
    for (int i = 0; i < count; ++i) {
        const QString path = QString::fromLocal8Bit(paths[i]);
        QDirIterator folder(path, QDir::Files, QDirIterator::Subdirectories);
        while (folder.hasNext())
            files.append(folder.next());
        if (QFile::exists(path) && !QFileInfo(path).isDir())
            files.append(path);
    }
    files.sort(); // folders come in any order, and a seed must mean one sequence
    QList<QByteArray> corpus;
    for (const QString &name : files) {
        if (QFile file(name); file.open(QIODevice::ReadOnly))
            corpus.append(file.readAll());
    }
    return corpus;
}

/*! One change of the kinds that break parsers. */
inline void mutate(QByteArray &input, const QList<QByteArray> &corpus, std::mt19937 &random)
{
    static const QList<QByteArray> tokens{"null", "{}", "[]", "[[[[", "}", "\"", "\\", "\\u0000", "\\ud800", "-1", "1e999", "0.5", "18446744073709551616",
                                          "true", "\xff", "\xf0\x9f\x99\x82", QByteArray(1, '\0'), "%", "%2", "%00", "://", "@", ":", ",", "&ca=", "0001-01-01T00:00:00Z", "\r\n"};
    const auto below = [&random](qsizetype limit) { return limit < 1 ? 0 : static_cast<qsizetype>(random() % static_cast<size_t>(limit)); };
    const qsizetype at = below(input.size() + 1);
    const qsizetype length = std::min(below(16) + 1, input.size() - at);
    switch (below(8)) {
    case 0: input.insert(at, tokens.at(below(tokens.size()))); break;
    case 1: input.replace(at, length, tokens.at(below(tokens.size()))); break;
    case 2: input.remove(at, length); break;
    case 3: input.insert(at, input.sliced(at, length).repeated(below(5) + 1)); break;
    case 4: input.truncate(at); break;
    case 5: input.insert(at, static_cast<char>(below(256))); break;
    case 6: {
        const QByteArray &other = corpus.at(below(corpus.size()));
        input = input.first(at) + other.sliced(below(other.size() + 1));
        break;
    }
    default:
        if (at < input.size())
            input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
    }
    input.truncate(1 << 16);
}

inline size_t setting(const char *name, size_t otherwise)
{
    const char *text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

inline int runAll(const char *program, const QList<QByteArray> &corpus)
{
    std::snprintf(crashFile, sizeof crashFile, "%s.crash", program);
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL})
        std::signal(signal, onCrash);
    const auto seed = static_cast<unsigned>(setting("STATION_FUZZ_SEED", 1));
    const size_t runs = setting("STATION_FUZZ_RUNS", 3000);
    std::printf("%s: seed %u, %zu files, %zu mutations\n", program, seed, static_cast<size_t>(corpus.size()), runs);
    std::fflush(stdout);
    for (const QByteArray &input : corpus)
        run(input);
    std::mt19937 random(seed);
    for (size_t i = 0; i < runs; ++i) {
        QByteArray input = corpus.at(static_cast<qsizetype>(random() % static_cast<size_t>(corpus.size())));
        for (size_t changes = random() % 6 + 1; changes > 0; --changes)
            mutate(input, corpus, random);
        run(input);
    }
    return 0;
}

} // namespace fuzz

int main(int argc, char **argv)
{
    const QList<QByteArray> corpus = fuzz::readCorpus(argc - 1, argv + 1);
    const char *slash = std::strrchr(argv[0], '/');
    if (corpus.isEmpty()) {
        std::fprintf(stderr, "no corpus: give files or folders\n");
        return 2;
    }
    return fuzz::runAll(slash ? slash + 1 : argv[0], corpus);
}

#endif
