// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"
#include "proof/merkle.h"

#include <QTest>

#include <string>
#include <vector>

using namespace assay;

namespace {

// As RFC 6962 defines it, word by word.
Sha256Digest definedRoot(const std::vector<std::string> &leaves, std::size_t first, std::size_t count)
{
    if (count == 0)
        return sha256(std::string_view());
    if (count == 1)
        return sha256(std::string(1, '\0') + leaves[first]);
    std::size_t left = 1;
    while (left * 2 < count)
        left *= 2;
    std::string both(1, '\1');
    for (const Sha256Digest &half : {definedRoot(leaves, first, left), definedRoot(leaves, first + left, count - left)})
        both.append(reinterpret_cast<const char *>(half.data()), half.size());
    return sha256(both);
}

std::vector<Sha256Digest> hashesOf(const std::vector<std::string> &leaves)
{
    std::vector<Sha256Digest> hashes;
    for (const std::string &leaf : leaves)
        hashes.push_back(merkleLeaf(leaf));
    return hashes;
}

std::vector<std::string> numberedLeaves(std::size_t count)
{
    std::vector<std::string> leaves;
    for (std::size_t i = 0; i < count; ++i)
        leaves.push_back("leaf " + std::to_string(i));
    return leaves;
}

} // namespace

class TestMerkle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The vectors that implementations of Certificate Transparency are tested with.
    void knownRoots()
    {
        const std::vector<std::string> leaves = {"", std::string(1, '\0'), "\x10", "\x20\x21", "\x30\x31", "\x40\x41\x42\x43", "\x50\x51\x52\x53\x54\x55\x56\x57",
                                                 "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
        const std::vector<std::string> roots = {
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
        MerkleRoot root;
        for (std::size_t i = 0; i < roots.size(); ++i) {
            QCOMPARE(toHex(root.root()), roots[i]);
            QCOMPARE(root.size(), i);
            if (i < leaves.size())
                root.add(leaves[i]);
        }
    }

    void listingOfThree()
    {
        const std::vector<Sha256Digest> hashes = hashesOf(
            {R"({"gid":0,"mode":"0755","mtime":"1709287200.000000000","path":"bin/new%0Aline","sha256":"51a1f05af85e342e3c849b47d387086476282d5f50dc240c19216d6edfb1eb5a","size":3,"type":"file","uid":0})",
             R"({"gid":0,"link":"motd","mode":"0777","mtime":"1709287200.000000000","path":"etc/link","size":4,"type":"symlink","uid":0})",
             R"({"gid":0,"mode":"0644","mtime":"1709287200.000000000","path":"etc/motd","sha256":"5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03","size":6,"type":"file","uid":0})"});
        const Sha256Digest root = merkleRoot(hashes);
        QCOMPARE(toHex(root), std::string("ff0c083a6ae4ed48044cc43f8f5295908b0a88a0192fd44e24e49b92a9cdba67"));
        const auto proof = merkleProof(hashes, 1);
        QVERIFY(proof);
        QCOMPARE(proof->path.size(), std::size_t(2));
        QVERIFY(toHex(proof->path[0]).starts_with("bde8b1e7") && toHex(proof->path[0]).ends_with("9e84"));
        QVERIFY(toHex(proof->path[1]).starts_with("1abe7676") && toHex(proof->path[1]).ends_with("43fd"));
        QVERIFY(merkleProves(*proof, hashes[1], root));
    }

    void everyProofOfEverySize()
    {
        const std::vector<std::string> leaves = numberedLeaves(200);
        const std::vector<Sha256Digest> all = hashesOf(leaves);
        for (std::size_t size = 0; size <= leaves.size(); ++size) {
            const std::span<const Sha256Digest> hashes = std::span(all).first(size);
            const Sha256Digest root = merkleRoot(hashes);
            QCOMPARE(root, definedRoot(leaves, 0, size));
            for (std::size_t index = 0; index < size; ++index) {
                const auto proof = merkleProof(hashes, index);
                QVERIFY(proof);
                QVERIFY(merkleProves(*proof, hashes[index], root));
                MerkleProof moved = *proof;
                moved.index = (index + 1) % (size + 1);
                QVERIFY(!merkleProves(moved, hashes[index], root));
                moved = *proof;
                moved.path.push_back(root);
                QVERIFY(!merkleProves(moved, hashes[index], root));
                if (!proof->path.empty()) {
                    moved.path = proof->path;
                    moved.path.pop_back();
                    QVERIFY(!merkleProves(moved, hashes[index], root));
                }
            }
            QCOMPARE(merkleProof(hashes, size).error().code, ErrorCode::Usage);
        }
    }

    void everyFlippedBitIsRefused()
    {
        for (const std::size_t size : {1U, 2U, 3U, 7U, 8U, 13U}) {
            const std::vector<Sha256Digest> hashes = hashesOf(numberedLeaves(size));
            const Sha256Digest root = merkleRoot(hashes);
            for (std::size_t index = 0; index < size; ++index) {
                const auto proof = merkleProof(hashes, index);
                QVERIFY(proof);
                for (std::size_t bit = 0; bit < 256; ++bit) {
                    const auto flipped = [bit](Sha256Digest digest) {
                        digest[bit / 8] = static_cast<std::uint8_t>(digest[bit / 8] ^ (1U << (bit % 8)));
                        return digest;
                    };
                    QVERIFY(!merkleProves(*proof, flipped(hashes[index]), root));
                    QVERIFY(!merkleProves(*proof, hashes[index], flipped(root)));
                    for (std::size_t step = 0; step < proof->path.size(); ++step) {
                        MerkleProof wrong = *proof;
                        wrong.path[step] = flipped(wrong.path[step]);
                        QVERIFY(!merkleProves(wrong, hashes[index], root));
                    }
                }
            }
        }
    }

    // A node of the tree, given as a leaf, would be a forged member: their hashes are kept apart.
    void nodeIsNoLeaf()
    {
        const std::vector<Sha256Digest> hashes = hashesOf(numberedLeaves(4));
        const Sha256Digest root = merkleRoot(hashes);
        std::string pair;
        for (const Sha256Digest &hash : {hashes[0], hashes[1]})
            pair.append(reinterpret_cast<const char *>(hash.data()), hash.size());
        QVERIFY(!merkleProves({0, 2, {merkleNode(hashes[2], hashes[3])}}, merkleLeaf(pair), root));
    }

    void hostileProofs()
    {
        const Sha256Digest some = merkleLeaf("x");
        QVERIFY(!merkleProves({0, 0, {}}, some, some));
        QVERIFY(merkleProves({0, 1, {}}, some, some));
        QVERIFY(!merkleProves({UINT64_MAX, UINT64_MAX, {}}, some, some));
        QVERIFY(!merkleProves({UINT64_MAX - 1, UINT64_MAX, std::vector<Sha256Digest>(64, some)}, some, some));
        QVERIFY(!merkleProves({0, UINT64_MAX, std::vector<Sha256Digest>(100'000, some)}, some, some));
    }
};

QTEST_GUILESS_MAIN(TestMerkle)
#include "tst_merkle.moc"
