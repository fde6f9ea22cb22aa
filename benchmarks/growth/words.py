"""Words of the generated documents that are about software, meetings, law and food."""

from typing import NamedTuple


class Words(NamedTuple):
    """The words of one language, a tuple for each kind of word."""

    parts: tuple[str, ...]
    """Parts of a program."""
    things: tuple[str, ...]
    """What a program handles."""
    faults: tuple[str, ...]
    """What goes wrong."""
    causes: tuple[str, ...]
    """When it does."""
    topics: tuple[str, ...]
    """What meetings and laws are about."""
    people: tuple[str, ...]
    foods: tuple[str, ...]
    steps: tuple[str, ...]
    """What is done with food; `{}` is the food."""
    amounts: tuple[str, ...]
    """What food is measured in; `{}` is the number."""


VERBS = (
    "open close read write parse render fetch store merge split encode decode resolve register"
    " attach detach schedule cancel validate convert import export lock release watch index"
).split()
NOUNS = (
    "session buffer stream record table column cursor socket channel layout theme token header"
    " cookie worker queue route filter schema bundle asset device volume snapshot policy profile"
).split()
TYPES = "int str bytes bool float Path Mapping Sequence Callable Iterator".split()

EN = Words(
    parts=tuple(
        "scheduler|parser|renderer|installer|command line|settings page|login form|search index|"
        "import wizard|mail gateway|image viewer|file picker|audio mixer|test runner|debugger|"
        "update service|map view|calendar|report editor|sync client|cache|proxy|web console|"
        "backup job|plug-in loader|font picker|print dialogue|crash reporter".split("|")
    ),
    things=tuple(
        "time zones|empty folders|long file names|nested lists|signed packages|broken symlinks|"
        "duplicate keys|large tables|dark themes|keyboard shortcuts|read-only volumes|"
        "expired certificates|right-to-left text|animated pictures|slow connections|"
        "custom headers|leap seconds|old archives|trailing commas|multiple monitors|"
        "shared calendars|compressed logs|anonymous users|scanned pages|binary patches".split("|")
    ),
    faults=tuple(
        "crashed|hung|lost the selection|wrote an empty file|showed the wrong total|"
        "ignored the setting|leaked memory|used the old address|asked twice|sorted backwards|"
        "kept the lock|skipped the last row|reported success|printed a blank page|"
        "forgot the password|returned too early".split("|")
    ),
    causes=tuple(
        "after a restart|on the first run|while offline|with two accounts|on slow disks|"
        "when the window was small|after an upgrade|behind a proxy|during a backup|"
        "with an empty query|on 32-bit systems|under heavy load|without a network|"
        "when run as a service|with a custom theme|after midnight".split("|")
    ),
    topics=tuple(
        "the harbour dues|the school roof|the water pipes|the night bus|the library hours|"
        "the market square|the fire brigade|the public baths|the street lamps|the winter road|"
        "the town archive|the sports ground|the kindergarten|the cemetery wall|the bicycle lane|"
        "the waste depot|the tourist tax|the ferry timetable|the music school|the flood bank".split(
            "|"
        )
    ),
    people=tuple(
        "Abbott|Birch|Crane|Dunmore|Ellery|Farrow|Garland|Hobday|Ilsley|Jessop|Kember|Larkin".split(
            "|"
        )
    ),
    foods=tuple(
        "onions|carrots|rice|leeks|white beans|butter|flour|eggs|tomatoes|cream|mushrooms|"
        "barley|salmon|lentils|spinach|apples|walnuts|cheese|potatoes|celery|chicken|thyme".split(
            "|"
        )
    ),
    steps=tuple(
        "Chop the {} finely and set them aside.|Heat the oil in a pan and fry the {} until golden.|"
        "Add the {} and stir for a few minutes.|Season the {} with salt and pepper.|"
        "Cover the {} with water and bring to the boil.|Serve the {} at once with bread.|"
        "Bake the {} in the middle of the oven until done.|Leave the {} to cool on a rack.|"
        "Rinse the {} under cold water and drain them well.".split("|")
    ),
    amounts=("{} g", "{} ml", "{} spoons", "{} cups", "{} slices"),
)

JA = Words(
    parts=tuple(
        "スケジューラー|構文解析器|描画エンジン|インストーラー|コマンドライン|設定画面|ログイン画面|"
        "検索索引|取り込みウィザード|メール中継|画像ビューアー|ファイル選択|音声ミキサー|テスト実行|"
        "デバッガー|更新サービス|地図表示|カレンダー|帳票エディター|同期クライアント|キャッシュ|"
        "プロキシ|管理コンソール|バックアップ処理|プラグイン読み込み|フォント選択|印刷画面".split(
            "|"
        )
    ),
    things=tuple(
        "時間帯|空のフォルダー|長いファイル名|入れ子のリスト|署名付きパッケージ|壊れたリンク|重複したキー|"
        "大きな表|暗い配色|キー操作|読み取り専用の領域|期限切れの証明書|縦書きの文字|動く画像|遅い回線|"
        "独自のヘッダー|うるう秒|古い書庫|末尾のコンマ|複数の画面|共有の予定表|圧縮した記録|匿名の利用者".split(
            "|"
        )
    ),
    faults=tuple(
        "異常終了する|応答しなくなる|選択を失う|空のファイルを書く|合計を誤る|設定を無視する|"
        "メモリーを解放しない|古い宛先を使う|二度尋ねる|逆順に並べる|ロックを離さない|最後の行を飛ばす|"
        "成功と報告する|白紙を印刷する|合い言葉を忘れる|早く戻りすぎる".split("|")
    ),
    causes=tuple(
        "再起動のあとに|初回の起動時に|通信がないときに|二つの口座があるときに|遅いディスクで|画面が狭いときに|"
        "更新のあとに|代理を通すときに|控えを取る間に|条件が空のときに|古い機種で|負荷が高いときに|"
        "常駐させたときに|独自の配色で|日付が変わるときに".split("|")
    ),
    topics=tuple(
        "港の使用料|学校の屋根|水道管の更新|夜行バス|図書館の開館時間|市場の広場|消防団|公衆浴場|街灯|"
        "冬の除雪|町の文書館|運動場|保育園|墓地の塀|自転車道|ごみ集積所|宿泊税|渡船の時刻表|音楽教室|堤防".split(
            "|"
        )
    ),
    people=tuple("青木|石田|上野|江口|岡部|加藤|木村|久保|小林|斎藤|清水|高田".split("|")),
    foods=tuple(
        "玉ねぎ|人参|米|長ねぎ|白いんげん|バター|小麦粉|卵|トマト|生クリーム|きのこ|大麦|鮭|レンズ豆|"
        "ほうれん草|りんご|くるみ|チーズ|じゃがいも|セロリ|鶏肉|豆腐".split("|")
    ),
    steps=tuple(
        "{}を細かく刻んで、別の器に取っておきます。|鍋に油を熱し、{}をきつね色になるまで炒めます。|"
        "{}を加えて、数分のあいだ混ぜます。|{}に塩と胡椒を振って味を調えます。|"
        "{}に水をかぶるまで注ぎ、強火で煮立てます。|{}を器に盛り、温かいうちに出します。|"
        "{}を天板に並べ、中段で火が通るまで焼きます。|{}を網にのせて、よく冷まします。|"
        "{}を流水で洗い、ざるに上げて水を切ります。".split("|")
    ),
    amounts=("{}グラム", "{}ミリリットル", "大さじ{}", "{}カップ", "{}枚"),
)
WORDS = {"en": EN, "ja": JA}
