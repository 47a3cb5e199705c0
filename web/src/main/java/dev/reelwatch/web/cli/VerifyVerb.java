package dev.reelwatch.web.cli;

import dev.reelwatch.index.KnowledgeBase;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description =
                "Prove every quote, every text, every fetched page and the index; print each fault, exit 1 if there is one.",
        mixinStandardHelpOptions = true)
final class VerifyVerb extends Verb {
    @Override
    public Integer call() {
        try (KnowledgeBase knowledge = knowledge()) {
            List<String> faults = knowledge.faults();
            faults.forEach(out()::println);
            if (faults.isEmpty()) {
                out().println(knowledge.counts().articles() + " articles and "
                        + knowledge.counts().claims() + " claims: every quote stands in its article");
                long pages = knowledge.counts().pages();
                if (pages > 0) out().println(pages + " pages: every one is in WARC as it came");
            }
            return faults.isEmpty() ? DONE : FAILED;
        }
    }
}
