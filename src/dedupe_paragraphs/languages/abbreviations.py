"""Abbreviations: words that a full stop after them does not end.

They are in one table, since nearly every text of a script asks for those of all its languages.
"""

from functools import cache

_WORDS = {
    "en": (
        "Mr Mrs Ms Dr Prof St Jr Sr vs etc cf al approx Inc Ltd Co Corp No Fig Vol Nos pp p"
        " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
    ),
    "es": "Sr Sra Srta Dr Dra Ud Uds Prof Profa Lic Ing Av Avda pág págs núm p.ej EE.UU art tel",
    "de": (
        "z d u i o B h a Dr Prof Hr Hrn Fr Nr Str St bzw ca evtl ggf inkl vgl sog Abs Art Abb"
        " Bd Kap Mio Mrd Tel usw usf etc dgl Jan Feb Apr Aug Sept Okt Nov Dez"
    ),
    "fr": (
        "M MM Mme Mmes Mlle Dr Pr Me St Ste p ex cf env art chap fig vol no éd av J.-C p.ex"
        " c.-à-d tél"
    ),
    "pt": "Sr Sra Srta Dr Dra Prof Profa Eng Av pág págs núm nº art tel p.ex Ltda Lda",
    "it": (
        "Sig Sigg Sig.ra Dott Dott.ssa Prof Ing Avv Geom Arch pag pagg art cap fig vol tel ecc p.es"
    ),
    "nl": "bijv bv dhr mevr dr prof ir ing mr nr blz enz e.d o.a d.w.z m.b.t i.p.v ca resp St tel",
    "sv": "t.ex bl.a m.m d.v.s dvs osv s.k f.d e.Kr f.Kr ca kl nr s st tel dr prof",
    "pl": (
        "np prof dr mgr inż ul al nr str tzn tzw tj itd itp godz r w św ks zł gr tys mln mld"
        " tel ok rys"
    ),
    "cs": (
        "např tj tzv tzn atd apod č str obr odst prof dr ing mgr bc ul nám sv kap r hod tis"
        " mil mld tel popř"
    ),
    "tr": "Dr Prof Doç Av Sn Bay Bn Sok Cad Mah No bkz vb vs örn yy Tel",
    "vi": "TP ThS TS PGS GS Tr tr Q P",
    "id": "Dr Prof Ir Drs Jl No Tn Ny Sdr hlm dll dsb dst tgl Kab Prov Tbk PT",
    "el": "κ κα κος κ.λπ δηλ βλ σελ αρ κτλ κλπ Δρ Αγ τηλ χλμ",
    "ru": "г гг ул д кв стр рис см ср им проф акад т п е др руб коп тыс млн млрд пр напр тел",
    "uk": "р рр вул буд кв стор рис див ім проф акад т п е д ін грн коп тис млн млрд напр тел",
    "he": "ד פרופ עמ מס רח שד וכו וגו",
    "ar": "د م أ ص ج هـ إلخ",
    "fa": "ص ج ش ق م",
    "hi": "डॉ श्री प्रो पं कु मो रु पृ सं क्र ई.पू",
    "bn": "ড ডা মো মোঃ প্রফ পৃ নং",
}
"""By language; initials and letters with stops between them (`e.g`) are known by their form."""


@cache
def abbreviations(codes: str) -> frozenset[str]:
    """Return the abbreviations of some languages, whose codes spaces part."""
    return frozenset(word for code in codes.split() for word in _WORDS.get(code, "").split())
