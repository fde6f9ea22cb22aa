"""English."""

from dedupe_paragraphs.languages.language import Language, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

EN = Language(
    code="en",
    script=LATIN,
    function_words=(
        "the and that with from this which are were been have has they their its it would could"
        " should these those when while because be you your"
    ),
    cut_ends=(
        "a an the and or but nor of to in on at by for from with without into onto than that which"
        " who whose when where while because if as is are was were be been has have had will would"
        " can could should may might must not its their your our my his her this these those"
        " between about through during over under per such very more most"
    ),
    # `one` is left out: it is a pronoun more often than a number.
    numbers=(
        "two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty"
        " sixty seventy eighty ninety hundred thousand million billion half twice"
    ),
    negations="not t no never none nor neither without cannot nothing nobody nowhere hardly",
    negating="un in im dis non ir il",
    modals=(
        "must may might can could should shall ought need always sometimes often usually rarely"
        " seldom"
    ),
    calendar=(
        "monday tuesday wednesday thursday friday saturday sunday january february march april"
        " june july august september october november december"
    ),
    units=(
        "metre metres meter meters kilometre kilometres kilometer kilometers mile miles foot"
        " feet inch inches gram grams kilogram kilograms pound pounds ounce ounces litre litres"
        " liter liters second seconds minute minutes hour hours day days week weeks month"
        " months year years euro euros dollar dollars percent degrees celsius fahrenheit"
    ),
    opposites=(
        "before after, start stop, starts stops, enable disable, enabled disabled,"
        " enables disables, open close, opened closed, opens closes, on off, up down, in out,"
        " above below, over under, increase decrease, increased decreased, increases decreases,"
        " more less, first last, left right, north south, east west, up down, add remove,"
        " added removed, allow forbid, allowed forbidden, accept reject, accepted rejected,"
        " buy sell, true false, yes no, win lose, higher lower, high low, old new, early late,"
        " minimum maximum, with without, always never, inside outside, begin end, begins ends,"
        " push pull, encrypt decrypt, hot cold, day night, upper lower,"
        " front back, long short, large small, big small, good bad, all none, min max, am pm,"
        " lock unlock, locked unlocked, show hide, include exclude, connect disconnect,"
        " install uninstall"
    ),
    bound=whole_words(
        "only must may might can could should shall if unless until except provided whether"
    ),
    free=(
        *connectives(
            contrast="however|but|yet|still|nevertheless|nonetheless|even so",
            conclusion="therefore|thus|hence|so|consequently|as a result",
            meanwhile="meanwhile|on the other hand",
            more=(
                "and|indeed|moreover|furthermore|besides|in addition|additionally|of course|in fact"
                "|naturally|well|now"
            ),
        ),
        (r",\s(?:of course|indeed|in fact|moreover|furthermore),", ""),
        (r"\b(?:the|an?)\s(?!few\b|little\b|lot\b)", ""),
        (r"\bplease\b,?", ""),
        (r"\b(?:can't|cannot)\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"n't\b", " not"),
        (r"'re\b", " are"),
        (r"'ve\b", " have"),
        (r"'ll\b", " will"),
        (r"'m\b", " am"),
    ),
    joining=(
        (
            "",
            r"(?:,|;|\s-)(?!\s*(?:but )?(?:if|unless|except|provided|until|only|or)\b)"
            r"|\s(?:and|because|while|where|which|who|since)\s",
        ),
    ),
    releases="unreleased",
    continued=r"continued|cont\.|cont'd|continuation|continuing",
    ends=r"(?:the )?end(?: of (?:article|document|file|post|section|text))?|eof|start|begin|stop",
    last_words=r"(?:to be )?continued|end of (?:article|document|post)",
    debris=(
        r"[(\[](?:(?:end|start|beginning|rest|continuation|last (?:part|section|paragraph)s?) of )?"
        r"(?:the )?(?:existing|previous|original|provided|given) (?:article|text|post|draft)"
        r"(?: (?:so far|ends? here|begins here|continues))?[)\]]"
        r"|[(\[]continued? (?:from|in) (?:the )?(?:previous|last|next) (?:response|message"
        r"|output)[)\]]"
    ),
    agrees="sure(?: thing)?|certainly|of course|absolutely|understood|got it|okay|ok|no problem",
    presents=r"here(?: is|'s| are)\b|(?:i|we)(?:'ll| will)\b|let me\b|below is\b",
    texts=whole_words(
        "article post blog story text draft section chapter essay piece continuation rest version"
        " rewrite summary paragraph paragraphs continue"
    ),
    rests=(
        r"\b(?:continuation of|(?:rest|remainder) of (?:the|your|this)"
        r" (?:article|blog|post|text|story|draft|essay|section|chapter)"
        r"|(?:requested|rewritten|revised|expanded|continued) (?:version|article|post|text|draft)"
        r"|continue (?:the|this|your) (?:article|post|text|draft)"
        r"|continue (?:from )?where (?:it|you|we|i) (?:left off|stopped))\b"
    ),
    remarks=(
        r"as an ai(?: language model| assistant)?, i\b[^.!?]*[.!]"
        r"|let me know if you(?:'d| would)? (?:like|want|need) me to\b[^.!?]*[.!]"
        r"|would you like me to (?:continue|expand|rewrite|revise|adjust)\b[^.!?]*\?"
        r"|(?:continuing|picking up) (?:directly )?(?:from )?(?:where|the (?:previous|existing"
        r"|last))"
        r"\b[^.!?]*[.:!]?"
    ),
    notices=(
        r"\b(?:licen[cs]ed? under|all rights reserved|copyright|creative commons|written by"
        r"|posted (?:by|on)"
        r"|photo(?:s|graph)? by|subscribe|sign up|newsletter|follow (?:us|me)|contact (?:us|me)"
        r"|get in touch"
        r"|affiliate|read more|click here|thanks? (?:you )?for reading|about the author)\b"
    ),
)
