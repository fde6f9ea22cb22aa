"""Vietnamese."""

from dedupe_paragraphs.languages.language import Language, clauses, connectives, whole_words
from dedupe_paragraphs.languages.scripts import LATIN

VI = Language(
    code="vi",
    script=LATIN,
    function_words=(
        "của và là các có được cho không trong với một những này đã người khi để ở cũng như từ"
        " nhưng thì mà đó đến"
    ),
    cut_ends=(
        "và hoặc nhưng mà của cho với trong ngoài trên dưới tại từ đến bởi vì do nên nếu khi để"
        " là được bị đã đang sẽ các những một rất như thì có ở về theo cùng"
    ),
    numbers=(
        "một hai ba bốn tư năm sáu bảy tám chín mười mươi trăm nghìn ngàn triệu tỷ nửa rưỡi lăm"
        " mốt đôi"
    ),
    negations="không chưa chẳng chả đừng chớ phi vô thiếu",
    modals="phải cần nên có thể được phép luôn thường đôi khi hiếm chỉ",
    calendar="thứ chủ nhật tháng giêng chạp",
    units="mét kilômét km gam ki-lô cân lít giây phút giờ ngày tuần tháng năm đồng đô euro độ",
    opposites=(
        "trước sau, mở đóng, bật tắt, thắp tắt, lên xuống, nhiều ít, đầu cuối, trái phải,"
        " bắc nam, đông tây, tăng giảm, cho cấm, luôn không, trong ngoài, cao thấp, cũ mới,"
        " sớm muộn, mua bán, đúng sai, ngày đêm, vào ra, to nhỏ, lớn nhỏ, nóng lạnh, bắt kết,"
        " trên dưới, sáng tối"
    ),
    bound=whole_words("chỉ nếu trừ phải thể nên mỗi cần có được phép luôn thường đôi khi hiếm"),
    free=connectives(
        contrast="nhưng|tuy nhiên|thế nhưng",
        conclusion="vì vậy|vì thế|do đó|cho nên",
        meanwhile="trong khi đó|mặt khác",
        more="ngoài ra|hơn nữa|thêm vào đó|bên cạnh đó|vả lại|thực ra|tất nhiên|dĩ nhiên",
    ),
    joining=clauses(
        "và vì trong",
        "nhưng hoặc nếu trừ chỉ",
    ),
    continued="tiếp theo|tiếp",
    agrees=(
        "tất nhiên(?: rồi)?|chắc chắn(?: rồi)?|được(?: rồi)?|vâng|dĩ nhiên(?: rồi)?|"
        "hiểu rồi|đã hiểu"
    ),
    presents=r"(?:đây là|dưới đây|sau đây|tôi sẽ|phần tiếp)\b",
    texts=r"\b(?:bài|văn bản|phần|đoạn|bản|nội dung)\b",
    rests=(
        r"\b(?:phần (?:tiếp theo|còn lại) của bài(?: viết)?|phiên bản (?:chỉnh sửa|"
        r"viết lại))\b"
    ),
    remarks=r"là một (?:mô hình ngôn ngữ|trí tuệ nhân tạo|ai)\b[^.!?]*[.!]",
)
