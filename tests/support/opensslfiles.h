// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QString>
#include <QStringList>

#include <string>

// Keys, certificates and an authority for time stamps, made in a folder by the program "openssl": nothing of the kind lies in this repository.
namespace assay::test {

class OpensslFiles {
public:
    explicit OpensslFiles(QString folder) : m_folder(std::move(folder)) { QDir().mkpath(m_folder); }

    static bool available() { return !QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty(); }

    QString path(const char *name) const { return m_folder + QLatin1Char('/') + QString::fromUtf8(name); }
    std::string bytes(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
    bool write(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

    // In the folder; words are divided by one space. Says on standard error what went wrong.
    bool run(const char *words) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder);
        process.start(QStringLiteral("openssl"), QString::fromUtf8(words).split(QLatin1Char(' ')));
        const bool done = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
        if (!done)
            qWarning("openssl %s: %s", words, process.readAllStandardError().constData());
        return done;
    }

    // NAME.key and NAME.pem, by the authority "ca" (made first). extensions: lines of a section of OpenSSL's configuration.
    bool makeAuthority(const char *name = "ca") const
    {
        return run(("req -x509 -newkey rsa:2048 -nodes -keyout " + std::string(name) + ".key -out " + name + ".pem -subj /CN=" + name + " -days 30").c_str());
    }
    bool makeCertificate(const std::string &name, const std::string &newKey, const QByteArray &extensions, const std::string &days = "30", const std::string &passphrase = {}) const
    {
        const std::string protection = passphrase.empty() ? "-nodes" : "-passout pass:" + passphrase;
        return write((name + ".ext").c_str(), extensions)
            && run(("req -newkey " + newKey + " -keyout " + name + ".key -out " + name + ".csr -subj /O=Lab/CN=" + name + ' ' + protection).c_str())
            && run(("x509 -req -in " + name + ".csr -CA ca.pem -CAkey ca.key -CAcreateserial -days " + days + " -extfile " + name + ".ext -out " + name + ".pem").c_str());
    }
    // "ca", "signer" (ECDSA), and "tsa" with what answers questions.
    bool makeAll() const
    {
        const QByteArray configuration = "[tsa]\ndefault_tsa = one\n[one]\nserial = serial\nsigner_cert = tsa.pem\ncerts = ca.pem\nsigner_key = tsa.key\nsigner_digest = sha256\n"
                                         "default_policy = 1.2.3.4.1\ndigests = sha256\naccuracy = secs:1\nordering = no\ntsa_name = yes\ness_cert_id_chain = no\ness_cert_id_alg = sha256\n";
        return makeAuthority() && makeCertificate("signer", "ec -pkeyopt ec_paramgen_curve:P-256", signing) && makeCertificate("tsa", "rsa:2048", stamping)
            && write("tsa.conf", configuration) && write("serial", "01\n");
    }
    // Answers the question of that file; "" where it cannot.
    std::string answer(const QString &question, const char *configuration = "tsa.conf") const
    {
        return run(("ts -reply -config " + std::string(configuration) + " -queryfile " + question.toStdString() + " -out answer.tsr").c_str()) ? bytes("answer.tsr") : std::string();
    }

    static constexpr char signing[] = "keyUsage=critical,digitalSignature\nextendedKeyUsage=emailProtection\n";
    static constexpr char stamping[] = "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n";

private:
    QString m_folder;
};

} // namespace assay::test
