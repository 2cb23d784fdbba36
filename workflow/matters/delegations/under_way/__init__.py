"""Trips under way on paper (在办团组接管): one line of a spreadsheet per trip. Columns, in any order, by either name;
those with * are always required:

===================  ============  ====================================================================================
title *              团组名称      also finds a trip that was taken over already, together with the permit number
applicant *          申请人工号    staff number of the applicant
unit code *          单位编码      the unit that sends the group
track *              类别          general 一般公务, academic 学术交流合作
task type *          任务类型      visit 访问, training 培训, conference 国际会议, research 合作研究, teaching 讲学 …
task                 出访任务      what is done abroad, in a sentence
countries *          国家（地区）  usual names or two-letter codes, in the order of the journey, parted by 、 or ;
cities               城市          in the same order
hosts *              邀请单位      in the same order, parted by ; or a new line
exit *, entry *      出境日期 …    as approved; both days count
members              团组成员      name/post/staff number, parted by ; or a new line, the leader first; without a staff
                                   number for people without an account; empty: the applicant alone
state *              当前状态      documents 证照, briefing 行前教育, ready 待出访, abroad 在外, returned 已回国
permit number *      批件号        with *permit authority* 批件机关 and *permit date* 批件日期, both required
permit scan          批件扫描件    name of a file beside the spreadsheet; without, the line itself is filed as evidence
budget *             批准经费      yuan as approved; *fund source* 经费来源 may follow
official documents   持因公证照    yes 是: everybody travels on official documents of one kind; required before departure
secret-related       涉密人员      yes or no; required before departure; *secrecy approval* 保密审批文号 if yes
passport out         证照在外      yes if the documents are out for this trip; they must stand in the register
drawn on             领用日期      required where the register does not know since when they are out
left on              实际出境      abroad and returned; empty: as approved
came home on         实际入境      returned; empty: as approved
people back          入境人数      returned; empty: everybody
reason               说明          why it took longer or fewer came home
===================  ============  ====================================================================================

Nothing is judged again and nothing is asked again that came before the state. A number of a document has no column.
"""
