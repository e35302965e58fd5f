<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CivicGrid</name>
    <message>
        <source>The number is empty.</source>
        <translation>号码为空。</translation>
    </message>
    <message>
        <source>The number went through a spreadsheet and lost its last digits; it cannot be repaired.</source>
        <translation>号码经电子表格处理后末尾几位已丢失，无法恢复。</translation>
    </message>
    <message>
        <source>The character “{character}” at position {position} is not allowed here.</source>
        <translation>第 {position} 位不允许出现字符“{character}”。</translation>
    </message>
    <message>
        <source>The number has {length} characters; allowed are {allowed}.</source>
        <translation>号码长度为 {length} 位，应为 {allowed} 位。</translation>
    </message>
    <message>
        <source>The number was written with full-width, invisible or lower-case characters or spaces; it was normalised.</source>
        <translation>号码中含有全角、不可见、小写字符或空格，已规范化。</translation>
    </message>
    <message>
        <source>The number was written as a decimal number; the decimal part was removed.</source>
        <translation>号码被写成小数，小数部分已去除。</translation>
    </message>
    <message>
        <source>The check digit is wrong: it is {found} and should be {expected}.</source>
        <translation>校验码错误：现为 {found}，应为 {expected}。</translation>
    </message>
    <message>
        <source>The check digit is wrong: it is {found} and should be {expected}; the number may have been rounded by a spreadsheet.</source>
        <translation>校验码错误：现为 {found}，应为 {expected}；号码可能被电子表格取整过。</translation>
    </message>
    <message>
        <source>The birth date in the number does not exist or is out of range.</source>
        <translation>号码中的出生日期不存在或超出范围。</translation>
    </message>
    <message>
        <source>The first six digits ({division}) are not a county-level division code.</source>
        <translation>前六位（{division}）不是县级行政区划代码。</translation>
    </message>
    <message>
        <source>The number is a generated one; it is valid only in stores marked demo or exercise.</source>
        <translation>该号码为模拟生成，仅在标记为演示或演练的库中有效。</translation>
    </message>
    <message>
        <source>Numbers that begin with 9 belong to foreign permanent residents&apos; cards: another kind of document.</source>
        <translation>以 9 开头的号码属于外国人永久居留身份证，是另一种证件。</translation>
    </message>
    <message>
        <source>A 15-digit number of the first generation was converted to 18 digits.</source>
        <translation>15 位的第一代身份证号码已转换为 18 位。</translation>
    </message>
    <message>
        <source>The check character of the credit code is wrong: it is {found} and should be {expected}.</source>
        <translation>统一社会信用代码的校验码错误：现为 {found}，应为 {expected}。</translation>
    </message>
    <message>
        <source>The organisation code inside the credit code has a wrong check character: it is {found} and should be {expected}.</source>
        <translation>统一社会信用代码中主体标识码（组织机构代码）的校验码错误：现为 {found}，应为 {expected}。</translation>
    </message>
    <message>
        <source>The check character of the organisation code is wrong: it is {found} and should be {expected}.</source>
        <translation>组织机构代码的校验码错误：现为 {found}，应为 {expected}。</translation>
    </message>
    <message>
        <source>The device type {type} (digits 11 to 13) does not exist.</source>
        <translation>类型编码 {type}（第 11 至 13 位）不存在。</translation>
    </message>
    <message>
        <source>The industry code {industry} (digits 9 and 10) is not in the code list.</source>
        <translation>行业编码 {industry}（第 9、10 位）不在代码表中。</translation>
    </message>
    <message>
        <source>The device type {type} (digits 11 to 13) is not in the code list.</source>
        <translation>类型编码 {type}（第 11 至 13 位）不在代码表中。</translation>
    </message>
    <message>
        <source>The number follows the older rule B (16 digits).</source>
        <translation>该编码采用旧的编码规则 B（16 位）。</translation>
    </message>
    <message>
        <source>The first two digits ({province}) are not a province-level division code.</source>
        <translation>前两位（{province}）不是省级行政区划代码。</translation>
    </message>
    <message>
        <source>The division code {division} is not in the list of divisions.</source>
        <translation>区划代码 {division} 不在区划代码表中。</translation>
    </message>
    <message>
        <source>The division code has a level of zeros above a level that is filled.</source>
        <translation>区划代码中上级为全零而下级有值。</translation>
    </message>
    <message>
        <source>The town-level digits {digits} are outside the ranges of sub-districts, towns and townships.</source>
        <translation>乡级代码 {digits} 不在街道、镇、乡的取值范围内。</translation>
    </message>
    <message>
        <source>The grid code is longer than the standard&apos;s; its end is taken as a local extension.</source>
        <translation>网格编码比标准规定的长，末尾部分按本地扩展处理。</translation>
    </message>
    <message>
        <source>The code has 19 digits: a municipal variant; only its county is checked.</source>
        <translation>编码为 19 位，属于地方变体，仅检查其县级代码。</translation>
    </message>
    <message>
        <source>The component class {component_class} does not exist in edition {edition}.</source>
        <translation>{edition} 版标准中没有部件类别 {component_class}。</translation>
    </message>
    <message>
        <source>The event class {event_class} does not exist in edition {edition}.</source>
        <translation>{edition} 版标准中没有事件类别 {event_class}。</translation>
    </message>
    <message>
        <source>CivicGrid needs the Python module {project} {minimum} or newer; to install it: {command}</source>
        <translation>智慧网格需要 Python 模块 {project} {minimum} 或更高版本；安装方法：{command}</translation>
    </message>
    <message>
        <source>CivicGrid needs the Python module {project} {minimum} or newer, here is {found}; to install it: {command}</source>
        <translation>智慧网格需要 Python 模块 {project} {minimum} 或更高版本，当前为 {found}；安装方法：{command}</translation>
    </message>
    <message>
        <source>in the OSGeo4W Shell, {command}</source>
        <translation>在 OSGeo4W Shell 中运行 {command}</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>People and houses</source>
        <translation>人房信息</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>Road network</source>
        <translation>路网</translation>
    </message>
    <message>
        <source>Positions and patrols</source>
        <translation>定位与巡查</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>视频监控</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Path of a GeoPackage, service=NAME, or the name of a stored PostgreSQL connection; the last two with an optional schema=NAME (civicgrid when not given)</source>
        <translation>GeoPackage 文件路径、service=服务名，或已保存的 PostgreSQL 连接名；后两者可加 schema=模式名（默认为 civicgrid）</translation>
    </message>
    <message>
        <source>Convert between WGS 84, CGCS2000, GCJ-02 and BD-09</source>
        <translation>坐标转换：WGS 84、CGCS2000、GCJ-02、BD-09 互转</translation>
    </message>
    <message>
        <source>Converts a layer between WGS 84, CGCS2000 and the offset systems GCJ-02 (used by Chinese web maps) and BD-09 (Baidu). SOURCE says which system the coordinates are in; nothing is guessed. A layer in a projected CRS is brought to degrees first. GCJ-02 and BD-09 are in no CRS register, so a result in them has no CRS. Attributes, Z and M values are kept. Rows whose geometry cannot be converted are left out and counted; REJECTED, if wanted, takes them with the reason.</source>
        <translation>在 WGS 84、CGCS2000 与偏移坐标系 GCJ-02（国内网络地图使用，俗称火星坐标）、BD-09（百度）之间转换图层。坐标属于哪个坐标系由 SOURCE 指明，程序不作猜测。投影坐标系的图层先换算为经纬度。GCJ-02 和 BD-09 没有登记的坐标参照系，因此结果为这两种坐标时不带坐标参照系。属性、Z 值和 M 值保持不变。几何无法转换的行会被略去并计数；如需要，可输出到 REJECTED 并附原因。</translation>
    </message>
    <message>
        <source>Input layer</source>
        <translation>输入图层</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>转换结果</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <translation>略去的行</translation>
    </message>
    <message>
        <source>Number of rows left out</source>
        <translation>略去的行数</translation>
    </message>
    <message>
        <source>its coordinates are not degrees of longitude and latitude</source>
        <translation>坐标不是经纬度</translation>
    </message>
    <message>
        <source>Row {row} left out: {reason}</source>
        <translation>第 {row} 行已略去：{reason}</translation>
    </message>
    <message>
        <source>The result is written without a CRS: {system} is in no register</source>
        <translation>结果不带坐标参照系：{system} 没有登记的坐标参照系</translation>
    </message>
    <message>
        <source>CivicGrid: grid-based governance and incident command</source>
        <translation>智慧网格：网格化治理与应急指挥</translation>
    </message>
    <message>
        <source>The algorithm {name} is not available: {reason}</source>
        <translation>算法 {name} 不可用：{reason}</translation>
    </message>
    <message>
        <source>The number ends in 000; it may have been rounded by a spreadsheet: compare it with the document.</source>
        <translation>号码以 000 结尾，可能被电子表格取整过，请与证件核对。</translation>
    </message>
    <message>
        <source>The coordinate system “{name}” is unknown; known are {known}.</source>
        <translation>未知的坐标系“{name}”，可用的有：{known}。</translation>
    </message>
    <message>
        <source>The address can be read in two ways; the unclear part was left unread.</source>
        <translation>地址有两种读法，含义不明的部分未解析。</translation>
    </message>
    <message>
        <source>A part of the address was not understood.</source>
        <translation>地址中有一部分未能识别。</translation>
    </message>
    <message>
        <source>Source coordinate system</source>
        <translation>源坐标系</translation>
    </message>
    <message>
        <source>Target coordinate system</source>
        <translation>目标坐标系</translation>
    </message>
    <message>
        <source>The sex given contradicts the citizen number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The birth date given contradicts the citizen number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the columns must be {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {column} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {column} is “{value}”; allowed are {allowed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: the column extra is not valid JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: the code {code} stands twice in the list {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: the parent {code} is not in the list {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workflow {file} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workflow needs exactly one genesis row, from {state} to {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state {state} is used but not declared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the state {state} the action {action} leads to two states.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step leaves the final state {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step leads to the state {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the state {state} no final state can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file {path} holds no keys for this store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file {path} already holds keys for this store, and they are never overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no keys for this store in QGIS&apos;s authentication database: import them, or name a key file in {variable}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database already holds keys for this store, and they are never overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database did not take the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase needs at least {count} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file of exported CivicGrid keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is wrong, or {path} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys in {place} are damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file {path} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file {path} can be read by other accounts: run chmod 600 on it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a CivicGrid key file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database needs its master password before it keeps or shows keys; without a window name a key file in {variable}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log tab CivicGrid</source>
        <translation>日志面板的 CivicGrid 标签页</translation>
    </message>
    <message>
        <source>An unexpected error stopped the algorithm ({kind}: {message}); details: {place}</source>
        <translation>算法因意外错误而停止（{kind}：{message}），详情见：{place}</translation>
    </message>
    <message>
        <source>Range on the road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds what is reached from each origin within each of the COSTS: minutes (fastest) or metres (shortest), separated by commas. OUTPUT are the polygons around the reached streets, OUTPUT_LINES the streets themselves, cut where the cost is used up. With a database the closures of this moment are avoided and persons counts the residents whose building stands at a reached place of the road. Points that cannot be used go to LEFT_OUT with the reason; the others go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field that names the origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs (minutes or metres, separated by commas)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached streets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COSTS has to be numbers above zero, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} residents live too far from the network to be counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest resources on the road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds for each incident the K resources from which the way to it is shortest or fastest, and draws the routes from the resource to the incident. The network is a line layer (INPUT) or the roads of a database (DATABASE, with its closures of this moment). Without RESOURCES the facilities of the database are taken, all or those of one KIND. cost is in hours (fastest) or metres (shortest), as in QGIS&apos;s own network algorithms; MAX_COST is minutes (fastest) or metres (shortest). Lengths are measured on the ellipsoid that is set, else in the plane of a projected coordinate system, else on the coordinate system&apos;s own ellipsoid; tolerances are metres always. Points that cannot be used go to LEFT_OUT with the reason; the others go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field that names the incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field that names the resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of facility, when the resources come from the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources for each incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum cost (minutes or metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field with the time of a resource&apos;s position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum age of a position (minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RESOURCES are needed with a network layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vector layer representing network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who travels on the roads of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path type to calculate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backward direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value for forward direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value for backward direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value for both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default speed (km/h)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topology tolerance (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum distance of a point from the network (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas to avoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give either a network layer (INPUT) or a database (DATABASE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no usable line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network: {nodes} nodes, {edges} edges ({origin})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>built now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows of the network left out: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEFAULT_SPEED has to be above zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network layer has no coordinate system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network layer has no field {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer {layer} has no field {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} {id} left out: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost matrix on the road</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes the cost and the length of the best way from every origin to every destination. cost is in hours (fastest) or metres (shortest), as in QGIS&apos;s own network algorithms. A pair without a way keeps its row: its cost is NULL and reason says why. Points that cannot be used go to LEFT_OUT with the reason; their rows are in the table too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field that names the destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the origin was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the destination was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bad coordinates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more than one point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its coordinates cannot be brought to the network&apos;s coordinate system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is {metres} m from the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it stands inside an area to avoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its position is {minutes} minutes old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time of its position is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no road leads there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {found} of {wanted} resources can be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no resource can be reached</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
