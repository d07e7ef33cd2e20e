// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/comparedtrust.h"

#include "source/evidenceplace.h"
#include "trust/trustsubject.h"

#include <algorithm>
#include <optional>

namespace assay {

namespace {

// Of one source, until it is judged.
struct Asked {
    SourceTrust *told = nullptr;
    std::optional<TrustQuestion> question;
};

bool isCancelled(const Error &error)
{
    return error.code == ErrorCode::Cancelled;
}

std::size_t imageIndex(const LoadedSource &loaded)
{
    const std::vector<ImageInfo> &images = loaded.source->images();
    const auto same = [&](const ImageInfo &image) { return loaded.image && image.id == loaded.image->id && image.container == loaded.image->container && image.tags == loaded.image->tags; };
    const auto found = std::find_if(images.begin(), images.end(), same);
    return found == images.end() ? 0 : static_cast<std::size_t>(found - images.begin());
}

Result<std::vector<TrustPlace>> openFurther(const std::vector<std::string> &paths, const Limits &limits, Context &context, std::vector<std::string> &problems)
{
    std::vector<TrustPlace> places;
    for (const std::string &path : paths) {
        auto fs = openEvidencePlace(path, limits, context);
        if (fs)
            places.push_back({path, std::move(*fs)});
        else if (isCancelled(fs.error()))
            return Unexpected(fs.error());
        else
            problems.push_back(fs.error().message());
    }
    return places;
}

void addPlaces(TrustQuestion &question, const std::vector<TrustPlace> &places)
{
    for (const TrustPlace &place : places) {
        const bool known = std::any_of(question.places.begin(), question.places.end(), [&](const TrustPlace &each) { return each.location == place.location; });
        if (!known)
            question.places.push_back(place);
    }
}

} // namespace

const SourceTrust *ComparedTrust::of(Role role) const
{
    const auto found = std::find_if(sources.begin(), sources.end(), [role](const SourceTrust &each) { return each.role == role; });
    return found == sources.end() ? nullptr : &*found;
}

Result<ComparedTrustPtr> judgeCompared(const ComparedTrustQuestion &question, const Limits &limits, Context &context)
{
    auto told = std::make_shared<ComparedTrust>();
    told->rules = question.rules;
    told->at = question.at;
    std::vector<std::string> problems;
    auto places = openFurther(question.from, limits, context, problems);
    if (!places)
        return Unexpected(places.error());

    std::vector<Asked> all;
    told->sources.reserve(sideCount);
    for (const LoadedSourcePtr &loaded : question.sources) {
        if (!loaded)
            continue;
        SourceTrust &source = told->sources.emplace_back();
        source.role = loaded->role;
        auto asked = trustQuestionOf(*loaded->source, imageIndex(*loaded), &loaded->layers, {}, limits, context);
        if (!asked && isCancelled(asked.error()))
            return Unexpected(asked.error());
        if (!asked) {
            source.problem = asked.error().message();
            continue;
        }
        asked->at = question.at;
        if (loaded->sha256 && loaded->bytes)
            asked->read = ReadFile{*loaded->sha256, *loaded->bytes};
        places->insert(places->end(), asked->places.begin(), asked->places.end());
        all.push_back({&source, std::move(*asked)});
    }
    for (Asked &asked : all) {
        addPlaces(*asked.question, *places);
        auto report = reportTrust(*asked.question, question.relied, limits, context);
        if (!report && isCancelled(report.error()))
            return Unexpected(report.error());
        if (!report) {
            asked.told->problem = report.error().message();
            continue;
        }
        report->problems.insert(report->problems.end(), problems.begin(), problems.end());
        asked.told->outcomes = holdRules(question.rules, report->statements, report->onDisk(), question.at);
        asked.told->report = std::make_shared<const TrustReport>(std::move(*report));
    }
    return told;
}

} // namespace assay
