// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/typedsecret.h"

#include "base/overwrite.h"

#include <QLineEdit>

#include <utility>

namespace assay {
namespace {

// The memory itself, not a copy that a write would make: all who share it see it. A text of the program's own, which a field can be given, is
// in memory that cannot be written.
template<class Text>
void overwriteShared(Text &text)
{
    if (!text.isEmpty() && text.data_ptr().isMutable())
        overwrite(const_cast<void *>(static_cast<const void *>(text.constData())), static_cast<std::size_t>(text.size()) * sizeof(*text.constData()));
}

} // namespace

void makeSecretEdit(QLineEdit &edit)
{
    edit.setEchoMode(QLineEdit::Password);
    edit.setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

Result<Secret> takeSecret(QLineEdit &edit)
{
    QString typed = edit.text();
    QByteArray bytes = typed.toUtf8();
    Secret secret;
    bool fits = true;
    for (const char c : bytes)
        fits = secret.append(c) && fits;
    overwriteShared(typed);
    overwriteShared(bytes);
    edit.setText(QString(typed.size(), u'x')); // and forgets what could be undone
    edit.clear();
    return fits ? Result<Secret>(std::move(secret)) : Unexpected(makeError(ErrorCode::LimitExceeded, {}, "what was typed is too long for a passphrase or password"));
}

} // namespace assay
