"""Names of laws, codes and ordinances, as they are cited: only to see where a name ends in running text.

From the titles in ``laws/`` (Pháp điển and the curated entries) and the names that those titles amend; a name here
says nothing about a law: number, date and force stand in the registry alone.
"""

from __future__ import annotations

from typing import Final

CODES: Final = "Dân sự; Hàng hải; Hàng hải Việt Nam; Hình sự; Lao động; Tố tụng dân sự; Tố tụng hình sự"
LAWS: Final = (
    "An ninh mạng; An ninh quốc gia; An toàn thông tin mạng; An toàn thực phẩm; An toàn, vệ sinh lao động; Ban hành "
    "văn bản quy phạm pháp luật; Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân; Báo "
    "chí; Bảo hiểm tiền gửi; Bảo hiểm xã hội; Bảo hiểm y tế; Bảo vệ bí mật nhà nước; Bảo vệ dữ liệu cá nhân; Bảo vệ "
    "môi trường; Bảo vệ quyền lợi người tiêu dùng; Bảo vệ sức khỏe nhân dân; Bảo vệ và kiểm dịch thực vật; Bảo vệ và "
    "phát triển rừng; Bầu cử; Bầu cử đại biểu Hội đồng nhân dân; Bầu cử đại biểu Quốc hội; Bầu cử đại biểu Quốc hội "
    "và đại biểu Hội đồng nhân dân; Biên giới quốc gia; Biên phòng Việt Nam; Biển Việt Nam; Bình đẳng giới; Bưu "
    "chính; Các công cụ chuyển nhượng; Các tổ chức tín dụng; Cán bộ, công chức; Cạnh tranh; Cảnh sát biển Việt Nam; "
    "Cảnh sát cơ động; Cảnh vệ; Căn cước; Căn cước công dân; Chăn nuôi; Chất lượng sản phẩm, hàng hóa; Chuyển đổi "
    "số; Chuyển giao công nghệ; Chứng khoán; Chính quyền địa phương; Cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa "
    "Việt Nam ở nước ngoài; Cơ yếu; Công an nhân dân; Công chứng; Công đoàn; Công nghệ cao; Công nghệ thông tin; "
    "Công nghiệp công nghệ số; Cư trú; Dân quân tự vệ; Dân số; Dầu khí; Di sản văn hóa; Doanh nghiệp; Du lịch; Dược; "
    "Dữ liệu; Dự trữ quốc gia; Đa dạng sinh học; Đặc xá; Đất đai; Đấu giá tài sản; Đấu thầu; Đầu tư; Đầu tư công; "
    "Đầu tư nước ngoài tại Việt Nam; Đầu tư theo phương thức đối tác công tư; Đê điều; Địa chất và khoáng sản; Điện "
    "ảnh; Điện lực; Điều ước quốc tế; Đo đạc và bản đồ; Đo lường; Đường bộ; Đường sắt; Đường sắt Việt Nam; Giá; Giám "
    "định tư pháp; Giao dịch điện tử; Giao thông đường bộ; Giao thông đường thủy nội địa; Giáo dục; Giáo dục đại "
    "học; Giáo dục nghề nghiệp; Giáo dục quốc phòng và an ninh; Hải quan; Hàng không dân dụng Việt Nam; Hiến, lấy, "
    "ghép mô, bộ phận cơ thể người và hiến, lấy xác; Hòa giải ở cơ sở; Hòa giải, đối thoại tại Tòa án; Hóa chất; "
    "Hoạt động chữ thập đỏ; Hoạt động giám sát của Quốc hội; Hoạt động giám sát của Quốc hội và Hội đồng nhân dân; "
    "Hôn nhân và gia đình; Hộ tịch; Hỗ trợ doanh nghiệp nhỏ và vừa; Hợp tác xã; Kế toán; Khám bệnh, chữa bệnh; Khí "
    "tượng thủy văn; Khiếu nại; Khiếu nại, tố cáo; Khoa học và công nghệ; Khoa học, công nghệ và đổi mới sáng tạo; "
    "Khoáng sản; Kiểm toán độc lập; Kiểm toán nhà nước; Kiến trúc; Kinh doanh bảo hiểm; Kinh doanh bất động sản; Lâm "
    "nghiệp; Luật sư; Lưu trữ; Lực lượng dự bị động viên; Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở; Lý "
    "lịch tư pháp; Mặt trận Tổ quốc Việt Nam; Năng lượng nguyên tử; Ngân hàng Nhà nước Việt Nam; Ngân sách nhà nước; "
    "Nghĩa vụ quân sự; Nghĩa vụ quân sự và Luật Sĩ quan; Người cao tuổi; Người khuyết tật; Người lao động Việt Nam "
    "đi làm việc ở nước ngoài theo hợp đồng; Nhà giáo; Nhà ở; Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước "
    "ngoài tại Việt Nam; Nuôi con nuôi; Phá sản; Phí và lệ phí; Phòng bệnh; Phòng cháy và chữa cháy; Phòng cháy, "
    "chữa cháy và cứu nạn, cứu hộ; Phòng không nhân dân; Phòng thủ dân sự; Phòng, chống bạo lực gia đình; Phòng, "
    "chống bệnh truyền nhiễm; Phòng, chống khủng bố; Phòng, chống ma túy; Phòng, chống mua bán người; Phòng, chống "
    "nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS); Phòng, chống HIV/AIDS; Phòng, "
    "chống rửa tiền; Phòng, chống tác hại của rượu, bia; Phòng, chống tác hại của thuốc lá; Phòng, chống tham nhũng; "
    "Phòng, chống thiên tai; Phổ biến, giáo dục pháp luật; Quản lý ngoại thương; Quản lý nợ công; Quản lý thuế; Quản "
    "lý, sử dụng tài sản công; Quản lý, sử dụng tài sản nhà nước; Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ "
    "trợ; Quảng cáo; Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng; Quốc phòng; Quốc tịch; Quốc tịch "
    "Việt Nam; Quy hoạch; Quy hoạch đô thị; Quy hoạch đô thị và nông thôn; Sĩ quan Quân đội nhân dân Việt Nam; Sở "
    "hữu trí tuệ; Sử dụng năng lượng tiết kiệm và hiệu quả; Tài nguyên nước; Tài nguyên, môi trường biển và hải đảo; "
    "Tần số vô tuyến điện; Thanh niên; Thanh tra; Thể dục, thể thao; Thi đua, khen thưởng; Thi hành án dân sự; Thi "
    "hành án hình sự; Thi hành tạm giữ, tạm giam; Thống kê; Thỏa thuận quốc tế; Thủ đô; Thú y; Thuế bảo vệ môi "
    "trường; Thuế giá trị gia tăng; Thuế sử dụng đất nông nghiệp; Thuế sử dụng đất phi nông nghiệp; Thuế tài nguyên; "
    "Thuế thu nhập cá nhân; Thuế thu nhập doanh nghiệp; Thuế tiêu thụ đặc biệt; Thuế xuất khẩu, thuế nhập khẩu; Thủy "
    "lợi; Thủy sản; Thư viện; Thực hành tiết kiệm, chống lãng phí; Thực hiện dân chủ ở cơ sở; Thương mại; Tiếp cận "
    "thông tin; Tiếp công dân; Tiêu chuẩn và quy chuẩn kỹ thuật; Tín ngưỡng, tôn giáo; Tình trạng khẩn cấp; Tố cáo; "
    "Tố tụng hành chính; Tổ chức Chính phủ; Tổ chức chính quyền địa phương; Tổ chức cơ quan điều tra hình sự; Tổ "
    "chức Hội đồng nhân dân và Ủy ban nhân dân; Tổ chức Quốc hội; Tổ chức Tòa án nhân dân; Tổ chức Viện kiểm sát "
    "nhân dân; Trách nhiệm bồi thường của Nhà nước; Trật tự, an toàn giao thông đường bộ; Trẻ em; Trí tuệ nhân tạo; "
    "Trọng tài thương mại; Trồng trọt; Trợ giúp pháp lý; Trưng cầu ý dân; Trưng mua, trưng dụng tài sản; Tương trợ "
    "tư pháp; Tương trợ tư pháp về dân sự; Tương trợ tư pháp về hình sự; Tư pháp người chưa thành niên; Viễn thông; "
    "Việc làm; Viên chức; Xây dựng; Xuất bản; Xuất cảnh, nhập cảnh của công dân Việt Nam; Xử lý vi phạm hành chính; "
    "Bảo vệ, chăm sóc và giáo dục trẻ em; Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh "
    "nghiệp; Quản lý và đầu tư vốn nhà nước tại doanh nghiệp; Công nghiệp quốc phòng, an ninh và động viên công "
    "nghiệp; Thi hành tạm giữ, tạm giam và cấm đi khỏi nơi cư trú; Phục hồi, phá sản; Tiết kiệm, chống lãng phí; "
    "Thương mại điện tử; Dẫn độ; Phổ cập giáo dục tiểu học; Dạy nghề; Doanh nghiệp nhà nước; Thực hành dân chủ ở cơ "
    "sở; Phòng, chống buôn bán người; Người lao động Việt Nam đi làm việc ở nước ngoài; Tòa án chuyên biệt tại Trung "
    "tâm tài chính quốc tế; Tham gia lực lượng gìn giữ hòa bình của Liên hợp quốc"
)
ORDINANCES: Final = (
    "Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia; Cán bộ, công chức; Cảnh sát môi trường; Chi phí "
    "giám định, định giá; Công an xã; Công chức; Cựu chiến binh; Dân số; Hợp nhất văn bản quy phạm pháp luật; Ngoại "
    "hối; Pháp điển hệ thống quy phạm pháp luật; Phòng, chống mại dâm; Quản lý thị trường; Thủ tục bắt giữ tàu bay; "
    "Thủ tục bắt giữ tàu biển; Tín ngưỡng, tôn giáo; Ưu đãi người có công với cách mạng; Xử lý vi phạm hành chính; "
    "Lưu trữ quốc gia; Án phí, lệ phí Tòa án; Giống vật nuôi; Giống cây trồng; Thư viện; Thú y; Thi hành án dân sự; "
    "Thực hiện dân chủ ở xã, phường, thị trấn; Dân quân tự vệ; Quảng cáo; Ưu đãi người hoạt động cách mạng, liệt sĩ "
    "và gia đình liệt sĩ, thương binh, bệnh binh, người hoạt động kháng chiến, người có công giúp đỡ cách mạng; Quy "
    "định danh hiệu vinh dự Nhà nước Bà mẹ Việt Nam anh hùng; Phòng, chống lụt, bão; Vệ sinh an toàn thực phẩm; Giá; "
    "Phí và lệ phí; Bưu chính, viễn thông; Đê điều; Trọng tài thương mại; Người cao tuổi; Người tàn tật; Chống tham "
    "nhũng; Thực hành tiết kiệm, chống lãng phí; Dự trữ quốc gia; Cảnh sát cơ động; Quản lý, sử dụng vũ khí, vật "
    "liệu nổ và công cụ hỗ trợ; Hành nghề y, dược tư nhân; Luật sư; Tổ chức điều tra hình sự; Khai thác và bảo vệ "
    "công trình thủy lợi; Bảo vệ bí mật nhà nước; Động viên công nghiệp; Bảo vệ và kiểm dịch thực vật; Trình tự, thủ "
    "tục xem xét, quyết định áp dụng các biện pháp xử lý hành chính tại Tòa án nhân dân; Thẩm phán và Hội thẩm Tòa "
    "án nhân dân; Giám định tư pháp"
)
SHORT: Final = (
    "BĐG; HN&GĐ; PCBLGĐ; BVDLCN; TCCQĐP; MTTQVN; BHXH; BHYT; NSNN; VBQPPL; XLVPHC; PCTN; NVQS; SHTT; ATTP; DN; ĐĐ; "
    "BVMT; PCCC; PCCC&CNCH; HNGĐ; HN-GĐ; KCB; CK; TTHC; TTDS; GTĐB; TTATGTĐB; ĐTC; QLT; HTX; CNTT; GDĐH; GDNN; NKT; "
    "NCT; TCTD; TGPL; PBGDPL; QLTSC; THADS; THAHS; KDBĐS; KDBH; CBCC; ATVSLĐ; TNDN; TNCN; GTGT; XNK; BVQLNTD; ANM; GDĐT"
)
"""Abbreviations after the word "Luật" that people write."""
ABBREVIATIONS: Final = (
    ("hội đồng nhân dân", "hđnd"),
    ("ủy ban nhân dân", "ubnd"),
    ("văn bản quy phạm pháp luật", "vbqppl"),
    ("viện kiểm sát nhân dân", "vksnd"),
    ("tòa án nhân dân", "tand"),
    ("mặt trận tổ quốc", "mttq"),
    ("bảo hiểm xã hội", "bhxh"),
    ("bảo hiểm y tế", "bhyt"),
    ("ngân sách nhà nước", "nsnn"),
    ("công an nhân dân", "cand"),
    ("giá trị gia tăng", "gtgt"),
    ("thu nhập doanh nghiệp", "tndn"),
    ("thu nhập cá nhân", "tncn"),
)
"""What people abbreviate in a law's name, in small letters."""
