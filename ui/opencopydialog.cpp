// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/opencopydialog.h"

#include "items/displaytext.h"
#include "ui/fieldlabel.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/taborder.h"
#include "ui/wrappedtext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace assay {

using namespace Qt::StringLiterals;

OpenCopyDialog::OpenCopyDialog(const QString &file, QWidget *parent) :
    QDialog(parent),
    m_file(file),
    m_programs(named(new QComboBox(this), "programs", tr("Program"))),
    m_warning(named(new WrappedText(10, this), "openCopyWarning", tr("What will happen"))),
    m_buttons(named(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this), "openCopyButtons", tr("Buttons")))
{
    named(this, "openCopyDialog", tr("Open a Copy With"));
    setWindowTitle(tr("Open a Copy With"));
    m_programs->setMinimumContentsLength(36);
    m_programs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    const QStringList programs = AppSettings::programs();
    for (const QString &program : programs)
        m_programs->addItem(displayText(pathBytes(program)), program);
    m_programs->setCurrentIndex(m_programs->count() > 0 ? 0 : -1);
    PlainLabel *label = fieldLabel(m_programs, tr("&Program:"), "programLabel");
    auto *browse = named(new QPushButton(tr("Choose &Another …"), this), "browseProgram", tr("Choose another program"));
    browse->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_programs, 1);
    row->addWidget(browse);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(m_warning, 1);
    layout->addWidget(m_buttons);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("&Open the Copy"));
    m_buttons->button(QDialogButtonBox::Ok)->setAutoDefault(false);
    m_buttons->button(QDialogButtonBox::Cancel)->setDefault(true); // Enter does no harm
    connect(m_buttons, &QDialogButtonBox::accepted, this, &OpenCopyDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &OpenCopyDialog::reject);
    connect(browse, &QPushButton::clicked, this, &OpenCopyDialog::browse);
    connect(m_programs, &QComboBox::currentIndexChanged, this, &OpenCopyDialog::refresh);
    resize(600, 280);
    tabAsLaidOut(this);
    if (m_programs->count() > 0)
        m_programs->setFocus();
    else
        browse->setFocus();
    refresh();
}

std::string OpenCopyDialog::program() const
{
    return pathBytes(m_programs->currentData().toString());
}

void OpenCopyDialog::chooseProgram(const std::string &program)
{
    const QString native = nativePath(program);
    int at = m_programs->findData(native);
    if (at < 0) {
        m_programs->insertItem(0, displayText(program), native);
        at = 0;
    }
    m_programs->setCurrentIndex(at);
    refresh();
}

void OpenCopyDialog::browse()
{
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Choose a Program"), u"/usr/bin"_s);
    if (!chosen.isEmpty())
        chooseProgram(pathBytes(chosen));
}

void OpenCopyDialog::accept()
{
    const QString chosen = m_programs->currentData().toString();
    QStringList programs = AppSettings::programs();
    programs.removeAll(chosen);
    programs.prepend(chosen);
    AppSettings::setPrograms(programs);
    QDialog::accept();
}

void OpenCopyDialog::refresh()
{
    const bool chosen = m_programs->currentIndex() >= 0;
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(chosen);
    const QString program = chosen ? m_programs->currentText() : tr("(none chosen yet)");
    //: %1 a program, %2 a file
    m_warning->setPlainText(tr("Program: %1\nFile: %2").arg(program, m_file) + u"\n\n"_s
                            + tr("The program runs with all your rights. A file made by an attacker may take it over, and the program may reach the network or "
                                 "leave traces. Do this only in a machine that can be thrown away.")
                            + u"\n\n"_s
                            + tr("It gets a read-only copy in a private temporary folder that is removed when Assay ends. The evidence is not touched."));
}

} // namespace assay
