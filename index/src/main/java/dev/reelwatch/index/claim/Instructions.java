package dev.reelwatch.index.claim;

import dev.reelwatch.index.vocabulary.Cues.Cue;
import dev.reelwatch.index.vocabulary.Opening;
import dev.reelwatch.index.vocabulary.WordFinder.Found;

/** Tells which clauses of a text tell what is done with a model, by the reader or by the writer. */
final class Instructions {
    /** What may stand before the verb of a step: "然后我们再", "next, ". */
    private static final Opening STEP_LEAD = Opening.compile(
            "(?:[^\\p{L}]{0,6}|请|再|先|然后|接着|接下来|之后|最后|首先|其次|我们|你|您|大家|就|需要|只需要?|可以|直接|在[^,。]{1,14}[上里中]|在[^,。]{1,30}(?= ?(?:输入|上传|点击|选择))|then |next |first |now |simply |just |please |and |finally ){0,5}\\s?");

    /** "第一步:打开即梦,上传一张图片": what is told of a step goes on behind its commas. */
    private static final Opening STEP = Opening.compile(
            "[-#*•\\s]*(?:第[一二三四五六七八九十\\d]{1,2}步\\s?[:,、]|(?:操作)?步骤\\s?[一二三四五六七八九十\\d]?\\s?[:,、]|step ?\\d+ ?[:.,)]|(?:记得|别忘了?|切记|务必|一定记得)|(?:remember|don't forget|make sure|be sure) to |建议(?:你|大家)?(?:先|用|选|把|直接))");

    /** In so many characters a clause tells what the writer did. */
    private static final int DEED_WITHIN = 24;

    private static final Opening OWN_DEED = Opening.compile(
            "[^\\p{L}\\p{N}]{0,4}(?:就?连|[今昨前]天,?|重点|接下来|下面|然后|于是|所以|这次|接着|后来|之后|首先|最后|比如|而|就|但|但是|因为|当时){0,2}(?:我们?|咱们?|小编|笔者)(?:就|也|又|还|先|再|都|直接|自己|[今昨前]天|本来|原本|随手|试着|特意|专门|顺手|已经|这边|在[^,。]{1,8}[里上中])*"
                    + "(?:来试|试试|试一试|换了(?!个?人|张?脸|副?模样)|来看|看下|看看|看一下|写|拍|录|问|发|去|找|做|选|跑|扔|丢|上传|下载|画|剪|花|整理|罗列|打开|登|加|挑|截|搜|点|拿|让|把|给|用|想用|想找|想做|打算|准备|测试?了|进行)(?!得|不了|起来)"
                    + "|(?:这|它)?(?:不禁|不由得)?让(?:我|人)(?:想起|想到|回忆起|怀念)"
                    + "|(?:so |then |and |first |next |after that )?(?:i|we) (?:then |also |just |first |even |tried to |decided to |started |went |ran |asked |uploaded |tested |used |gave |wrote |typed |entered |generated |made |created |picked |chose |selected |took |put |fed |set |opened |clicked |downloaded |recorded )");

    private final String folded;

    Instructions(String folded) {
        this.folded = folded;
    }

    /** "打开即梦的首尾帧", "go to Runway and upload": a clause that begins with a step of an instruction. */
    boolean beginsWithStep(Passage passage) {
        for (Found<Cue> cue : passage.cues()) {
            if (cue.meaning() == Cue.HOWTO) {
                return STEP_LEAD.fills(folded, passage.clause().start(), cue.start());
            }
        }
        return false;
    }

    /** "第二步：…": a sentence that tells one. */
    boolean isStep(Passage passage) {
        return STEP.begins(
                        folded, passage.sentence().start(), passage.sentence().end())
                || STEP.begins(
                        folded, passage.clause().start(), passage.clause().end());
    }

    /** "我随手写了一段台词", "we uploaded a photo": what the writer did tells nothing of the model. */
    boolean isOwnDeed(Sentence.Clause clause) {
        int end = Math.min(clause.end(), clause.start() + DEED_WITHIN);
        return OWN_DEED.begins(folded, clause.start(), end);
    }
}
