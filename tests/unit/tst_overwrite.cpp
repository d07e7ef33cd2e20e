// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What lets somebody in, and that nothing of it stays where it was.

#include "base/overwrite.h"

#include <QtTest>

#include <array>
#include <new>

using namespace assay;

class TestOverwrite : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryAndTexts()
    {
        std::array<char, 8> memory{'s', 'e', 'c', 'r', 'e', 't', '!', '!'};
        overwrite(memory.data(), 6);
        QCOMPARE(std::string(memory.data(), memory.size()), std::string("\0\0\0\0\0\0!!", 8));
        std::string text(100, 'x');
        text.resize(3); // what stood behind its end goes as well
        overwrite(text);
        QVERIFY(text.empty() && text.capacity() >= 100);
        QCOMPARE(std::string(text.data(), 100).find_first_not_of('\0'), std::string::npos);
    }

    // A short text lies within the object: what is left of that can be looked at when it is gone.
    void shortOnesLeaveNothing()
    {
        alignas(SecretText) std::array<char, sizeof(SecretText)> place{};
        auto *secret = new (place.data()) SecretText(SecretText::of("geh", std::string_view("eim")));
        QCOMPARE(secret->text(), std::string("geheim"));
        SecretText moved(std::move(*secret));
        QCOMPARE(moved.text(), std::string("geheim"));
        QVERIFY(std::string(place.data(), place.size()).find("geheim") == std::string::npos);
        *secret = std::move(moved);
        QVERIFY(moved.empty());
        secret->~SecretText();
        QVERIFY(std::string(place.data(), place.size()).find("geheim") == std::string::npos);
    }

    void anotherTakesItsPlace()
    {
        SecretText secret(std::string(200, 's'));
        const char *const memory = secret.text().data();
        secret = SecretText(std::string(300, 't'));
        QVERIFY(secret.text().data() != memory);
        QCOMPARE(secret.text(), std::string(300, 't'));
        QVERIFY(SecretText().empty());
        QCOMPARE(SecretText::of("a", std::string("b"), std::string_view("c")).text(), std::string("abc"));
    }
};

QTEST_GUILESS_MAIN(TestOverwrite)
#include "tst_overwrite.moc"
