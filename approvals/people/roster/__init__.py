"""The personnel office's spreadsheet (人员名册): ``sheet`` reads it, ``lines`` understands it, ``record`` stores it.

One line per person, post and role; a person with two posts has two lines. Columns, in any order, by either name:

=================  ==========  =========================================================
staff number       工号        required; identifies the person
name               姓名        required for a person who is not known yet
e-mail             邮箱
phone              电话
unit code          单位编码    identifies the unit; required with a post
unit name          单位名称    required for a unit that is not known yet
parent unit code   上级单位    a unit of the same file or known already
post title         职务        held by the person in the unit
level              级别
duty               职责        head 单位负责人, school_leader 校领导, or empty
role               角色        fao 外事办 …; for the unit of the line, without a unit code for the whole school
since              开始日期    required with a post or a role; 2026-09-01
until              结束日期    the last day; empty: until further notice
=================  ==========  =========================================================

An empty cell leaves what is recorded as it is, except ``until``. Reading a file again updates and never doubles.
"""
