// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/typedsecret.h"

#include <QLineEdit>

#include <utility>

namespace assay {
namespace {

// The memory itself, not a copy that a write would make: all who share it see it.
template<class Character>
void overwrite(const Character *text, qsizetype size)
{
    auto *bytes = reinterpret_cast<volatile unsigned char *>(const_cast<Character *>(text));
    for (std::size_t i = 0; i < static_cast<std::size_t>(size) * sizeof(Character); ++i)
        bytes[i] = 0;
}

} // namespace

void makeSecretEdit(QLineEdit &edit)
{
    edit.setEchoMode(QLineEdit::Password);
    edit.setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

Result<Secret> takeSecret(QLineEdit &edit)
{
    const QString typed = edit.text();
    const QByteArray bytes = typed.toUtf8();
    Secret secret;
    bool fits = true;
    for (const char c : bytes)
        fits = secret.append(c) && fits;
    if (!typed.isEmpty())
        overwrite(typed.constData(), typed.size());
    if (!bytes.isEmpty())
        overwrite(bytes.constData(), bytes.size());
    edit.setText(QString(typed.size(), u'x')); // and forgets what could be undone
    edit.clear();
    return fits ? Result<Secret>(std::move(secret)) : Unexpected(makeError(ErrorCode::LimitExceeded, {}, "what was typed is too long for a passphrase or password"));
}

} // namespace assay
