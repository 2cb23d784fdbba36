"""What no paper may stumble over: rare characters, long names, foreign names, long words, long texts, markup."""

RARE = ("㛃䶮", "赵𬎆", "李喆堃", "邹㼆", "王𠮷𡈽", "张𣲷", "𫖮𬭚", "陈𮧵")  # 扩展区 A 至 F
UIGHUR, TWENTY = "阿布都热合曼·吐尔逊", "买买提依明·阿卜杜拉·艾则孜·吐尔逊江汗"
ARABIC, HEBREW = "محمد الأمين（Muhammad al-Amin）", "דוד לוי (David Levi)"
GERMAN, THAI = "Dr.-Ing. Maximiliane Freifrau von Schönburg-Waldenstein", "พระเจนดุริยางค์กุล"
MARKUP = "<b>甲</b>&lt;{{乙}}{%丙%}"
NAMES = (*RARE, UIGHUR, TWENTY, ARABIC, HEBREW, GERMAN, THAI, "Dvořák Łukasz", MARKUP)
READ = {ARABIC: "Muhammad al-Amin", HEBREW: "David Levi"}  # as they are printed, where not as they were written
FORTY_NAMES = tuple(NAMES[at] if at < len(NAMES) else f"欧阳{'甲乙丙丁戊己庚辛壬癸'[at % 10]}{'子丑寅卯'[at // 10]}" for at in range(40))
LONG_WORDS = (
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und Donaudampfschifffahrtselektrizitätenhauptbetriebswerk, "
    "กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานีบุรีรมย์, "
    "https://www.example.edu/a/very/long/address/that/nobody/would/ever/break/by/hand/index.html?with=many&odd=signs"
)
PICTURE = '<img src="http://example.org/x.png"/><para>{{ 7*7 }}</para>&amp;&lt;'
PURPOSE = f"{PICTURE}{LONG_WORDS}" + "就联合培养博士研究生、本科生交换与科研合作交换意见，" * 80 + "商谈完毕。"
assert len(TWENTY) == 20 and len(PURPOSE) >= 2000 and len(FORTY_NAMES) == len(set(FORTY_NAMES)) == 40
