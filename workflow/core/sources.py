"""The sources (出处) that rules and limits cite, as they were read: keys never change their meaning.

"Mirror": a university's or an office's text on somebody else's site; compare it with the original before quoting it.
The full texts of 中办发〔2013〕16号, 厅字〔2016〕17号 and 教外厅〔2015〕1号 were not read, only what these sources relay.
"""

import re

SOURCES = {
    "S01": "浙江大学因公临时出国(境)审批规定 §17–24 (reprint) diyifanwen.net/wenku/1089177_2.html",
    "S03": "安徽工程大学 oiec.ahpu.edu.cn/2021/0609/c8075a156054",
    "S03b": "西北农林科技大学 gjc.nwsuaf.edu.cn/cgcj/bslc/398400.htm",
    "S04": "北部湾大学 (2020) gjjl.bbgu.edu.cn/info/1390/2183.htm",
    "S05": "slide deck on 教外厅〔2015〕1号 (2015-12-07) m.qiqiwenku.com/ppt/717868.html",
    "S06": "河海大学 gjhzc.hhu.edu.cn/2017/1030/c4854a153300",
    "S07": "河南师范大学 2020 plan notice (2019-11-29) htu.edu.cn/sdxw/list951.htm",
    "S09": "Shandong university notice 2015-12-11 (mirror)",
    "S10": "厦门市外办 2013-09-29 fao.xm.gov.cn/wsbs/ygcg/bplcxz/zcxz/201508/t20150818_1177368.htm",
    "S11": "中国领事服务网 text on the site of 交通运输部 zizhan.mot.gov.cn/…/t20180824_3063620.html",
    "S12": "北京市外办 2014-10-22 (marked expired by the site) "
           "wb.beijing.gov.cn/home/wswm/crjxx/qzxx/qztz/202006/t20200612_1923689.html",
    "S12b": "武汉大学 2022 sph.whu.edu.cn/info/1039/1535.htm",
    "S12c": "河南外侨办 2007 fao.zzuli.edu.cn/2012/0426/c14490a20687",
    "S12e": "questions and answers v5tt.cn/wenda/579184.html",
    "S13": "暨南大学 2017 wsc.jnu.edu.cn/2020/0609/c23461a490323",
    "S14": "楚雄师院 2020 gjhzjl.cxtc.edu.cn/info/1045/1065.htm",
    "S16": "上海交大李政道研究所〔2020〕32号 tdli.sjtu.edu.cn/post/4106",
    "S17": "武汉纺织大学 2013 gjc.wtu.edu.cn/ReadNews.jsp?newsID=231",
    "S18": "西南交大 2015 dqxy.swjtu.edu.cn/info/2946/189359.htm",
    "S19": "因公临时出国(境)团组须知 360docs.net/doc/5810535862.html",
    "S20": "policy page of a Beijing university (mirror)",
    "S22": "青岛科技大学 2023 H2 plan notice (no address kept)",
    "S24": "暨南大学 2016-12-20 sky.jnu.edu.cn/2016/1221/c2706a324843",
    "S25": "景德镇学院 gjjl.jcu.edu.cn/info/1119/2221.htm",
    "S26": "中科院沈阳应用生态所 2025-12-19 iae.cas.cn/…/t20251219_8030159.html",
    "S27": "东华大学 ico.dhu.edu.cn/2020/0630/c18528a242667 (says working days); "
           "上海交大 global.sjtu.edu.cn/cgcj/view/index/926 (says days)",
    "S30": "西安交大材料学院 mse.xjtu.edu.cn/info/1059/2615.htm",
    "S33": "GitHub digideskio/ForeignAffairSys (西南财大 forms, 2014); form layouts only",
    "S36": "武大 guide 2022 (mirror)",
    "S39": "database schema of 中国医科大学's foreign-affairs system, 2019-02",
    "S42": "厦门大学 ice.xmu.edu.cn/info/1021/11926.htm",
    "S44": "成都保密协会 2024-08-13 cdbmxh.org.cn/4/9698/1716337",
    "S51": "嘉兴南湖学院 international.jxnhu.edu.cn/info/1025/1124.htm",
    "S53": "天津工大 m.wenke99.com/p-3527523.html",
    "S57": "浙江外国语学院 gjc.zisu.edu.cn/info/1046/1256.htm",
    "S58": "武汉理工 dept.whut.edu.cn/gjc/gzzd/gzzd/202010/t20201027_466896.htm",
    "S59": "山西医大 sxmu.edu.cn/xxgk/info/1014/1256.htm",
    "S60": "rule of a university 001doc.com/doc/128178.html",
    "S60b": "u.sanwenwang.com/subject/gvbwjqqf.html",
    "S61": "财行〔2013〕533号, text at juduo.cc/club/8881959.html",
    "S62": "福建 2014",
    "S63": "rule of a city m.jinchutou.com/p-94308881.html",
    "S64": "Shanghai school (mirror)",
    "S64b": "北京 rule, copy in a forum",
    "S65": "青海师大 wszx.qhnu.edu.cn/info/1027/1366.htm",
    "S66": "西北农林 2005",
    "S67": "山大 2016 qlyxb.sdu.edu.cn/info/1050/2202.htm",
    "S70": "河南大学 iao.henu.edu.cn/info/1182/4661.htm",
    "S73": "济南公安 wjw.jnga.jinan.gov.cn",
    "S74": "old rule text m.daumloan.com",
    "S83": "咸阳职院 2022",
    "S84": "hlbrc.cn",
    "S85": "bbtnl.cn (rule of a company)",
    "S86": "武汉理工保密办 dzb.whut.edu.cn/bszn/bmb/201905/t20190512_1282364.shtml",
    "S94": "中南财经政法 gjc.zuel.edu.cn",
    "S95": "南京审计 dyb.nau.edu.cn",
    "S98": "西北大学 dag.nwu.edu.cn/info/1013/1042.htm",
    "S99": "东北师大 dag.nenu.edu.cn/info/1014/1672.htm",
    "S115": "上海交大 finance guide tmdps.cn/a11/2019051410/954b05f3105cb16c.html",
    "S116": "settlement notice 2015 (mirror)",
    "S117": "京华时报 2014-02-08 news.hebei.com.cn/system/2014/02/08/013207329_01.shtml",
}  # fmt: skip


def cited(text: str) -> list[str]:
    """The keys that a text cites, in its order."""
    return list(dict.fromkeys(re.findall(r"\bS\d\d\d?[a-e]?\b", text)))
