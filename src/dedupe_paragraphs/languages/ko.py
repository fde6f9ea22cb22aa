"""Korean."""

from dedupe_paragraphs.languages.language import Language
from dedupe_paragraphs.languages.scripts import HANGUL

KO = Language(
    code="ko",
    script=HANGUL,
    continued="계속|이어서|이어짐|속편",
    ends="끝|종료|시작|계속|완결|완|이어짐",
    last_words="다음에 계속|계속",
    debris=(
        r"[(【\[](?:기존|이전|원래|위|앞)의? ?(?:글|기사|본문|원고|게시글)의? ?"
        r"(?:마지막(?: 부분| 단락)?|끝(?: 부분)?|결말|이어쓰기|뒷부분|시작)[^)】\]]{0,12}[)】\]]"
    ),
    agrees="네|예|물론입니다|물론이죠|알겠습니다|알겠어요|좋습니다",
    presents="다음은|아래는|여기|이어서|그럼|이제",
    texts="글|기사|본문|포스트|원고|수정본|이어지는|나머지",
    rests=(
        "(?:글|기사|본문|포스트|원고)의 (?:나머지|뒷부분|이어지는 부분|계속)|이어지는 (?:글|기사"
        "|본문|내용)(?:입니다|을)"
        "|(?:글|기사|본문|원고)(?:을|를) 이어서? ?(?:작성|쓰)"
    ),
    remarks="네[,.]? ?알겠습니다[.!]?|AI(?: 언어 모델)?(?:로서|이기 때문에)[^.]*[.]?",
)
