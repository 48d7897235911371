package dev.bellows.engine;

import java.util.Comparator;
import java.util.List;

/**
 * What an engine found of the rights and settings that a target needs. Nothing was changed for it.
 *
 * @param reached what was reached: product, version, role and database, for people; empty when no session was opened
 * @param findings everything that was looked at, in the order to read it
 */
public record Checkup(String reached, List<Finding> findings) {
    public Checkup {
        findings = List.copyOf(findings);
    }

    /** The worst verdict of all; fine where nothing was found. */
    public Finding.Verdict verdict() {
        return findings.stream()
                .map(Finding::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Finding.Verdict.FINE);
    }
}
