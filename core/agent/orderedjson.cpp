// SPDX-License-Identifier: Apache-2.0
#include "core/agent/orderedjson.h"

#include <yyjson.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int kDeepest = 500; // JSON.parse of the template engine refuses about twice as many

struct FreeDocument {
    void operator()(yyjson_doc *document) const { yyjson_doc_free(document); }
};

bool convert(yyjson_val *from, YamlValue &to, int depth)
{
    if (depth > kDeepest)
        return false;
    switch (yyjson_get_type(from)) {
    case YYJSON_TYPE_BOOL:
        to = {.kind = YamlValue::Kind::Bool, .boolean = yyjson_get_bool(from)};
        return true;
    case YYJSON_TYPE_NUM: {
        const double number = yyjson_get_num(from);
        const bool isInteger = yyjson_is_sint(from) || (yyjson_is_uint(from) && yyjson_get_uint(from) <= uint64_t(std::numeric_limits<qint64>::max()));
        to = {.kind = isInteger ? YamlValue::Kind::Integer : YamlValue::Kind::Number, .integer = isInteger ? qint64(yyjson_get_sint(from)) : 0, .number = number};
        return true;
    }
    case YYJSON_TYPE_STR:
        to = YamlValue::string(QString::fromUtf8(yyjson_get_str(from), qsizetype(yyjson_get_len(from))));
        return true;
    case YYJSON_TYPE_ARR: {
        to = {.kind = YamlValue::Kind::List};
        to.items.resize(qsizetype(yyjson_arr_size(from)));
        size_t index = 0, count = 0;
        yyjson_val *item = nullptr;
        yyjson_arr_foreach(from, index, count, item)
        {
            if (!convert(item, to.items[qsizetype(index)], depth + 1))
                return false;
        }
        return true;
    }
    case YYJSON_TYPE_OBJ: {
        to = YamlValue::map();
        size_t index = 0, count = 0;
        yyjson_val *key = nullptr, *item = nullptr;
        yyjson_obj_foreach(from, index, count, key, item)
        {
            YamlValue value;
            if (!convert(item, value, depth + 1))
                return false;
            to.keys.append({.name = QString::fromUtf8(yyjson_get_str(key), qsizetype(yyjson_get_len(key)))});
            to.items.append(std::move(value));
        }
        return true;
    }
    default:
        to = {};
        return true;
    }
}

} // namespace

lattice::Result<YamlValue> readOrderedJson(const QByteArray &json)
{
    yyjson_read_err error{};
    QByteArray text = json; // yyjson takes it as not const, and leaves it alone without YYJSON_READ_INSITU
    const std::unique_ptr<yyjson_doc, FreeDocument> document(yyjson_read_opts(text.data(), size_t(text.size()), YYJSON_READ_NOFLAG, nullptr, &error));
    if (!document)
        return lattice::failed(lattice::Fault::Invalid, u"not valid JSON at byte %1: %2"_s.arg(error.pos + 1).arg(QString::fromUtf8(error.msg)));
    YamlValue value;
    if (!convert(yyjson_doc_get_root(document.get()), value, 0))
        return lattice::failed(lattice::Fault::Invalid, u"lists and objects more than %1 deep"_s.arg(kDeepest));
    return value;
}

} // namespace core
