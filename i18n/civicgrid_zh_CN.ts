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
        <translation>该号码为模拟生成，仅在标记为演示或演练的数据库中有效。</translation>
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
        <translation>填写的性别与公民身份号码不符。</translation>
    </message>
    <message>
        <source>The birth date given contradicts the citizen number.</source>
        <translation>填写的出生日期与公民身份号码不符。</translation>
    </message>
    <message>
        <source>{file}: the columns must be {columns}.</source>
        <translation>{file}：列必须为 {columns}。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {column} is empty.</source>
        <translation>{file} 第 {line} 行：{column} 为空。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {column} is “{value}”; allowed are {allowed}.</source>
        <translation>{file} 第 {line} 行：{column} 的值为“{value}”，允许的值为：{allowed}。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the column extra is not valid JSON.</source>
        <translation>{file} 第 {line} 行：extra 列不是有效的 JSON。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the code {code} stands twice in the list {list}.</source>
        <translation>{file} 第 {line} 行：代码 {code} 在代码表 {list} 中重复。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the parent {code} is not in the list {list}.</source>
        <translation>{file} 第 {line} 行：上级代码 {code} 不在代码表 {list} 中。</translation>
    </message>
    <message>
        <source>The workflow {file} cannot be read: {reason}.</source>
        <translation>无法读取工作流 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The workflow needs exactly one genesis row, from {state} to {state}.</source>
        <translation>工作流必须有且仅有一条由 {state} 到 {state} 的起始记录。</translation>
    </message>
    <message>
        <source>The state {state} is used but not declared.</source>
        <translation>状态 {state} 已被使用，但没有声明。</translation>
    </message>
    <message>
        <source>In the state {state} the action {action} leads to two states.</source>
        <translation>在状态 {state} 下，操作 {action} 指向两个不同的状态。</translation>
    </message>
    <message>
        <source>A step leaves the final state {state}.</source>
        <translation>有步骤离开了终止状态 {state}。</translation>
    </message>
    <message>
        <source>No step leads to the state {state}.</source>
        <translation>没有步骤可以到达状态 {state}。</translation>
    </message>
    <message>
        <source>From the state {state} no final state can be reached.</source>
        <translation>从状态 {state} 无法到达任何终止状态。</translation>
    </message>
    <message>
        <source>The key file {path} holds no keys for this store.</source>
        <translation>密钥文件 {path} 中没有该数据库的密钥。</translation>
    </message>
    <message>
        <source>The key file {path} already holds keys for this store, and they are never overwritten.</source>
        <translation>密钥文件 {path} 中已有该数据库的密钥，已有密钥不会被覆盖。</translation>
    </message>
    <message>
        <source>There are no keys for this store in QGIS&apos;s authentication database: import them, or name a key file in {variable}.</source>
        <translation>QGIS 认证数据库中没有该数据库的密钥：请导入密钥，或用环境变量 {variable} 指定密钥文件。</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database already holds keys for this store, and they are never overwritten.</source>
        <translation>QGIS 认证数据库中已有该数据库的密钥，已有密钥不会被覆盖。</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database did not take the keys.</source>
        <translation>密钥未能保存到 QGIS 认证数据库。</translation>
    </message>
    <message>
        <source>The passphrase needs at least {count} characters.</source>
        <translation>口令至少需要 {count} 个字符。</translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation>{path} 已存在。</translation>
    </message>
    <message>
        <source>{path} is not a file of exported CivicGrid keys.</source>
        <translation>{path} 不是智慧网格导出的密钥文件。</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or {path} is damaged.</source>
        <translation>口令错误，或者 {path} 已损坏。</translation>
    </message>
    <message>
        <source>The keys in {place} are damaged.</source>
        <translation>{place} 中的密钥已损坏。</translation>
    </message>
    <message>
        <source>The key file {path} cannot be read.</source>
        <translation>无法读取密钥文件 {path}。</translation>
    </message>
    <message>
        <source>The key file {path} can be read by other accounts: run chmod 600 on it first.</source>
        <translation>其他账号可以读取密钥文件 {path}：请先对该文件执行 chmod 600。</translation>
    </message>
    <message>
        <source>{path} is not a CivicGrid key file.</source>
        <translation>{path} 不是智慧网格的密钥文件。</translation>
    </message>
    <message>
        <source>The file {path} cannot be written.</source>
        <translation>无法写入文件 {path}。</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database needs its master password before it keeps or shows keys; without a window name a key file in {variable}.</source>
        <translation>QGIS 认证数据库需先输入主密码，才能保存或读取密钥；无界面运行时请用环境变量 {variable} 指定密钥文件。</translation>
    </message>
    <message>
        <source>log tab CivicGrid</source>
        <translation>日志面板的 CivicGrid 标签页</translation>
    </message>
    <message>
        <source>An unexpected error stopped the work ({kind}: {message}); details: {place}</source>
        <translation>操作因意外错误而停止（{kind}：{message}），详情见：{place}</translation>
    </message>
    <message>
        <source>Range on the road</source>
        <translation>路网可达范围</translation>
    </message>
    <message>
        <source>Finds what is reached from each origin within each of the COSTS: minutes (fastest) or metres (shortest), separated by commas. OUTPUT are the polygons around the reached streets, OUTPUT_LINES the streets themselves, cut where the cost is used up. With a database the closures of this moment are avoided and persons counts the residents whose building stands at a reached place of the road. Points that cannot be used go to LEFT_OUT with the reason; the others go on.</source>
        <translation>求从每个起点出发、在 COSTS 给出的各项成本内可以到达的范围。COSTS 以逗号分隔，单位为分钟（最快）或米（最短）。OUTPUT 为包围可达道路的面，OUTPUT_LINES 为可达道路本身，在成本用尽处截断。使用数据库时避开当前封路的路段和区域，persons 字段统计所住楼栋位于可达道路位置的居民人数。无法使用的点连同原因输出到 LEFT_OUT，其余的点照常计算。</translation>
    </message>
    <message>
        <source>Origins</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Field that names the origin</source>
        <translation>起点名称字段</translation>
    </message>
    <message>
        <source>Costs (minutes or metres, separated by commas)</source>
        <translation>成本（分钟或米，以逗号分隔）</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>可达范围</translation>
    </message>
    <message>
        <source>Reached streets</source>
        <translation>可达道路</translation>
    </message>
    <message>
        <source>COSTS has to be numbers above zero, separated by commas</source>
        <translation>COSTS 必须是以逗号分隔的正数</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>{count} residents live too far from the network to be counted</source>
        <translation>有 {count} 名居民因住处离路网过远而未计入</translation>
    </message>
    <message>
        <source>Nearest resources on the road</source>
        <translation>沿路网查找最近资源</translation>
    </message>
    <message>
        <source>Finds for each incident the K resources from which the way to it is shortest or fastest, and draws the routes from the resource to the incident. The network is a line layer (INPUT) or the roads of a database (DATABASE, with its closures of this moment). Without RESOURCES the facilities of the database are taken, all or those of one KIND. cost is in hours (fastest) or metres (shortest), as in QGIS&apos;s own network algorithms; MAX_COST is minutes (fastest) or metres (shortest). Lengths are measured on the ellipsoid that is set, else in the plane of a projected coordinate system, else on the coordinate system&apos;s own ellipsoid; tolerances are metres always. Points that cannot be used go to LEFT_OUT with the reason; the others go on.</source>
        <translation>为每个事发点查找路程最短或用时最少的 K 个资源，并绘出从资源到事发点的路线。路网可以是线图层（INPUT），也可以是数据库中的道路（DATABASE，避开当前封路的路段和区域）。未给出 RESOURCES 时，采用数据库中的应急资源，可以是全部，也可以是某一类（KIND）。cost 字段的单位为小时（最快）或米（最短），与 QGIS 自带的网络分析算法一致；MAX_COST 的单位为分钟（最快）或米（最短）。长度优先按已设置的椭球体计算；未设置时，投影坐标系按平面计算，其他坐标系按其自身的椭球体计算；容差一律以米为单位。无法使用的点连同原因输出到 LEFT_OUT，其余的点照常计算。</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事发点</translation>
    </message>
    <message>
        <source>Field that names the incident</source>
        <translation>事发点名称字段</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Field that names the resource</source>
        <translation>资源名称字段</translation>
    </message>
    <message>
        <source>Kind of facility, when the resources come from the database</source>
        <translation>应急资源类别（资源取自数据库时）</translation>
    </message>
    <message>
        <source>Resources for each incident</source>
        <translation>每个事发点的资源数</translation>
    </message>
    <message>
        <source>Maximum cost (minutes or metres)</source>
        <translation>最大成本（分钟或米）</translation>
    </message>
    <message>
        <source>Field with the time of a resource&apos;s position</source>
        <translation>资源定位时间字段</translation>
    </message>
    <message>
        <source>Maximum age of a position (minutes)</source>
        <translation>定位的最长有效时间（分钟）</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>路线</translation>
    </message>
    <message>
        <source>RESOURCES are needed with a network layer</source>
        <translation>使用路网图层时必须给出 RESOURCES</translation>
    </message>
    <message>
        <source>Vector layer representing network</source>
        <translation>描绘网络的矢量图层</translation>
    </message>
    <message>
        <source>Who travels on the roads of the database</source>
        <translation>数据库道路的通行方式</translation>
    </message>
    <message>
        <source>Path type to calculate</source>
        <translation>要计算的路径类型</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>Forward direction</source>
        <translation>正向</translation>
    </message>
    <message>
        <source>Backward direction</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Direction field</source>
        <translation>方向字段</translation>
    </message>
    <message>
        <source>Value for forward direction</source>
        <translation>正向值</translation>
    </message>
    <message>
        <source>Value for backward direction</source>
        <translation>反向值</translation>
    </message>
    <message>
        <source>Value for both directions</source>
        <translation>双向值</translation>
    </message>
    <message>
        <source>Default direction</source>
        <translation>默认方向</translation>
    </message>
    <message>
        <source>Speed field</source>
        <translation>速度字段</translation>
    </message>
    <message>
        <source>Default speed (km/h)</source>
        <translation>默认速度（千米/时）</translation>
    </message>
    <message>
        <source>Topology tolerance (metres)</source>
        <translation>拓扑容差（米）</translation>
    </message>
    <message>
        <source>Maximum distance of a point from the network (metres)</source>
        <translation>点到路网的最大距离（米）</translation>
    </message>
    <message>
        <source>Areas to avoid</source>
        <translation>避让区域</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未采用的记录</translation>
    </message>
    <message>
        <source>Give either a network layer (INPUT) or a database (DATABASE)</source>
        <translation>路网图层（INPUT）与数据库（DATABASE）必须且只能给出一个</translation>
    </message>
    <message>
        <source>The network has no usable line</source>
        <translation>路网中没有可用的线</translation>
    </message>
    <message>
        <source>Network: {nodes} nodes, {edges} edges ({origin})</source>
        <translation>路网：{nodes} 个节点，{edges} 条边（{origin}）</translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation>取自缓存</translation>
    </message>
    <message>
        <source>built now</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>{count} rows of the network left out: {reason}</source>
        <translation>路网中有 {count} 行已略去：{reason}</translation>
    </message>
    <message>
        <source>DEFAULT_SPEED has to be above zero</source>
        <translation>DEFAULT_SPEED 必须大于零</translation>
    </message>
    <message>
        <source>The network layer has no coordinate system</source>
        <translation>路网图层没有坐标系</translation>
    </message>
    <message>
        <source>The network layer has no field {name}</source>
        <translation>路网图层没有字段 {name}</translation>
    </message>
    <message>
        <source>The layer {layer} has no field {name}</source>
        <translation>图层 {layer} 没有字段 {name}</translation>
    </message>
    <message>
        <source>Cost matrix on the road</source>
        <translation>路网成本矩阵</translation>
    </message>
    <message>
        <source>Computes the cost and the length of the best way from every origin to every destination. cost is in hours (fastest) or metres (shortest), as in QGIS&apos;s own network algorithms. A pair without a way keeps its row: its cost is NULL and reason says why. Points that cannot be used go to LEFT_OUT with the reason; their rows are in the table too.</source>
        <translation>计算从每个起点到每个终点的最优路径的成本和长度。cost 字段的单位为小时（最快）或米（最短），与 QGIS 自带的网络分析算法一致。没有通路的起终点对仍保留一行：cost 为 NULL，原因记在 reason 字段中。无法使用的点连同原因输出到 LEFT_OUT，结果表中也保留它们的行。</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Field that names the destination</source>
        <translation>终点名称字段</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>the origin was left out</source>
        <translation>起点已略去</translation>
    </message>
    <message>
        <source>the destination was left out</source>
        <translation>终点已略去</translation>
    </message>
    <message>
        <source>no geometry</source>
        <translation>没有几何图形</translation>
    </message>
    <message>
        <source>not a line</source>
        <translation>不是线</translation>
    </message>
    <message>
        <source>bad coordinates</source>
        <translation>坐标无效</translation>
    </message>
    <message>
        <source>it has no geometry</source>
        <translation>没有几何图形</translation>
    </message>
    <message>
        <source>it has more than one point</source>
        <translation>含有多个点</translation>
    </message>
    <message>
        <source>its coordinates cannot be brought to the network&apos;s coordinate system</source>
        <translation>坐标无法转换到路网的坐标系</translation>
    </message>
    <message>
        <source>it is {metres} m from the network</source>
        <translation>距路网 {metres} 米</translation>
    </message>
    <message>
        <source>it stands inside an area to avoid</source>
        <translation>位于避让区域内</translation>
    </message>
    <message>
        <source>its position is {minutes} minutes old</source>
        <translation>定位已过去 {minutes} 分钟</translation>
    </message>
    <message>
        <source>the time of its position is unknown</source>
        <translation>定位时间未知</translation>
    </message>
    <message>
        <source>no road leads there</source>
        <translation>没有道路可以到达</translation>
    </message>
    <message>
        <source>only {found} of {wanted} resources can be reached</source>
        <translation>需要 {wanted} 个资源，只有 {found} 个可以到达</translation>
    </message>
    <message>
        <source>no resource can be reached</source>
        <translation>没有可以到达的资源</translation>
    </message>
    <message>
        <source>The grid has no area.</source>
        <translation>网格没有面积。</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>未填写地址。</translation>
    </message>
    <message>
        <source>The address names no building, or can be read in two ways.</source>
        <translation>地址未写明楼栋，或存在两种解读。</translation>
    </message>
    <message>
        <source>No building has this address.</source>
        <translation>没有楼栋与此地址相符。</translation>
    </message>
    <message>
        <source>Several buildings have this address.</source>
        <translation>多个楼栋与此地址相符。</translation>
    </message>
    <message>
        <source>The address names no room.</source>
        <translation>地址未写明房号。</translation>
    </message>
    <message>
        <source>The building has no such room.</source>
        <translation>该楼栋没有此房号。</translation>
    </message>
    <message>
        <source>It has no geometry in the extract: members or nodes are missing.</source>
        <translation>在该数据文件中没有几何图形：缺少成员或节点。</translation>
    </message>
    <message>
        <source>It has fewer than two different points.</source>
        <translation>不同的点少于两个。</translation>
    </message>
    <message>
        <source>Its outline encloses no area.</source>
        <translation>轮廓没有围成面积。</translation>
    </message>
    <message>
        <source>Its outline is not closed.</source>
        <translation>轮廓没有闭合。</translation>
    </message>
    <message>
        <source>It lies outside the area of the store&apos;s coordinate system.</source>
        <translation>位于数据库坐标系的适用范围之外。</translation>
    </message>
    <message>
        <source>It is a point on a road (a crossing, a stop, a light), not a road.</source>
        <translation>是道路上的点（路口、停靠点、信号灯等），不是道路。</translation>
    </message>
    <message>
        <source>It is a route or a relation of lines; the roads are its member ways.</source>
        <translation>是线路或由线组成的关系；道路是其中的成员线。</translation>
    </message>
    <message>
        <source>The road is only proposed.</source>
        <translation>该道路仅为规划。</translation>
    </message>
    <message>
        <source>The road is under construction.</source>
        <translation>该道路在建。</translation>
    </message>
    <message>
        <source>The road is not in use any more.</source>
        <translation>该道路已停用。</translation>
    </message>
    <message>
        <source>It is something beside or on a road (a platform, a rest area, a lift), not a road.</source>
        <translation>是道路旁或道路上的设施（站台、休息区、电梯等），不是道路。</translation>
    </message>
    <message>
        <source>Its class is not in the code list road_class.</source>
        <translation>其类别不在代码表 road_class 中。</translation>
    </message>
    <message>
        <source>The tag says that it is not a building.</source>
        <translation>标签说明它不是房屋。</translation>
    </message>
    <message>
        <source>The building is only a point, without an outline.</source>
        <translation>房屋只是一个点，没有轮廓。</translation>
    </message>
    <message>
        <source>It is a shelter against the weather, not an emergency shelter.</source>
        <translation>是避雨遮阳的棚亭，不是应急避难场所。</translation>
    </message>
    <message>
        <source>Its tag holds several values; which one applies is not decided here.</source>
        <translation>标签中有多个值，此处不判定以哪个为准。</translation>
    </message>
    <message>
        <source>It is surveillance by something other than a camera.</source>
        <translation>是摄像机以外的监视方式。</translation>
    </message>
    <message>
        <source>The road is an area; its boundary was imported as a line.</source>
        <translation>该道路是面状的，其边界已作为线导入。</translation>
    </message>
    <message>
        <source>The outline was invalid and was repaired.</source>
        <translation>轮廓无效，已修复。</translation>
    </message>
    <message>
        <source>The one-way direction changes by the hour; both directions are open.</source>
        <translation>单行方向随时段变化，按双向通行处理。</translation>
    </message>
    <message>
        <source>The value of oneway was not understood.</source>
        <translation>无法理解 oneway 的值。</translation>
    </message>
    <message>
        <source>No tag gives a speed; the class default was taken.</source>
        <translation>没有标签给出速度，采用该类别的默认速度。</translation>
    </message>
    <message>
        <source>The value of maxspeed was not understood; the class default was taken.</source>
        <translation>无法理解 maxspeed 的值，采用该类别的默认速度。</translation>
    </message>
    <message>
        <source>The value of height was not understood.</source>
        <translation>无法理解 height 的值。</translation>
    </message>
    <message>
        <source>The value of building:levels was not understood.</source>
        <translation>无法理解 building:levels 的值。</translation>
    </message>
    <message>
        <source>The camera&apos;s direction was not understood.</source>
        <translation>无法理解摄像机的朝向。</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二近</translation>
    </message>
    <message>
        <source>Third</source>
        <translation>第三近</translation>
    </message>
    <message>
        <source>The installed shapely was built for GEOS {wanted}, but QGIS uses GEOS {reached}; to build it for QGIS: {command}</source>
        <translation>已安装的 shapely 是按 GEOS {wanted} 编译的，而 QGIS 使用的是 GEOS {reached}；请按 QGIS 的版本重新编译：{command}</translation>
    </message>
    <message>
        <source>Create or upgrade a database</source>
        <translation>创建或升级数据库</translation>
    </message>
    <message>
        <source>Creates a CivicGrid database: a GeoPackage file, or a schema in a PostgreSQL database with PostGIS. CRS is the coordinate system of every geometry in it, ZONE the time zone in which days and months are cut. Code lists and workflows are installed, and keys are made that seal personal data: in the key file that CIVICGRID_KEYFILE names, else in QGIS&apos;s authentication database. Keep a copy of the keys: without them sealed data is lost. An existing database is never touched unless UPGRADE is set; then an older one is brought to the present schema, all or nothing.</source>
        <translation>创建智慧网格数据库：可以是 GeoPackage 文件，也可以是已安装 PostGIS 的 PostgreSQL 数据库中的一个模式。CRS 是库内全部几何图形的坐标系，ZONE 是划分日、月所用的时区。创建时装入代码表和工作流，并生成用于加密个人信息的密钥；密钥保存在环境变量 CIVICGRID_KEYFILE 指定的密钥文件中，未指定时保存在 QGIS 认证数据库中。请备份密钥：没有密钥，加密数据将无法恢复。除非设置 UPGRADE，否则不会改动已有的数据库；设置后将旧版数据库升级到当前模式版本，升级要么全部完成，要么完全不改动。</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Upgrade an older database</source>
        <translation>升级旧版数据库</translation>
    </message>
    <message>
        <source>Version of the schema</source>
        <translation>模式版本</translation>
    </message>
    <message>
        <source>There is nothing to upgrade: a new database is made.</source>
        <translation>没有可以升级的数据库，将新建一个。</translation>
    </message>
    <message>
        <source>{database} exists already and was left as it is; set UPGRADE to upgrade an older database.</source>
        <translation>{database} 已存在，未作改动；如需升级旧版数据库，请设置 UPGRADE。</translation>
    </message>
    <message>
        <source>The keys of this database are in {file}: keep a copy.</source>
        <translation>该数据库的密钥保存在 {file} 中，请备份。</translation>
    </message>
    <message>
        <source>The keys of this database are in QGIS&apos;s authentication database: keep a copy.</source>
        <translation>该数据库的密钥保存在 QGIS 认证数据库中，请备份。</translation>
    </message>
    <message>
        <source>No keys were made, so that the database takes no personal data yet: {reason}</source>
        <translation>未生成密钥，该数据库暂时无法存入个人信息：{reason}</translation>
    </message>
    <message>
        <source>Import an OpenStreetMap extract</source>
        <translation>导入 OpenStreetMap 数据</translation>
    </message>
    <message>
        <source>OpenStreetMap extract</source>
        <translation>OpenStreetMap 数据文件</translation>
    </message>
    <message>
        <source>OpenStreetMap extracts (*.osm.pbf *.pbf *.osm)</source>
        <translation>OpenStreetMap 数据文件 (*.osm.pbf *.pbf *.osm)</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Field with the grid&apos;s code</source>
        <translation>网格编码字段</translation>
    </message>
    <message>
        <source>Field with the grid&apos;s name</source>
        <translation>网格名称字段</translation>
    </message>
    <message>
        <source>Propose grids</source>
        <translation>提出网格划分方案</translation>
    </message>
    <message>
        <source>Size of proposed grids (metres)</source>
        <translation>方案网格的大小（米）</translation>
    </message>
    <message>
        <source>Area of the proposed grids</source>
        <translation>方案网格的范围</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Number of roads</source>
        <translation>道路数</translation>
    </message>
    <message>
        <source>Number of buildings</source>
        <translation>房屋数</translation>
    </message>
    <message>
        <source>Number of facilities</source>
        <translation>应急资源数</translation>
    </message>
    <message>
        <source>Number of cameras</source>
        <translation>摄像机数</translation>
    </message>
    <message>
        <source>Number of grids</source>
        <translation>网格数</translation>
    </message>
    <message>
        <source>Number of buildings in a grid</source>
        <translation>已关联网格的房屋数</translation>
    </message>
    <message>
        <source>Summary as JSON</source>
        <translation>JSON 摘要</translation>
    </message>
    <message>
        <source>GRID_CODE has to name the field with the grid&apos;s code</source>
        <translation>GRID_CODE 必须指明网格编码字段</translation>
    </message>
    <message>
        <source>Give either GRIDS or a PROPOSAL</source>
        <translation>GRIDS 与 PROPOSAL 只能给出一个</translation>
    </message>
    <message>
        <source>Cancelled; nothing was imported</source>
        <translation>已取消，没有导入任何数据</translation>
    </message>
    <message>
        <source>{table}: {found} found, {imported} imported, {left_out} left out</source>
        <translation>{table}：发现 {found} 个，导入 {imported} 个，未导入 {left_out} 个</translation>
    </message>
    <message>
        <source>A grid was left out: {reason}</source>
        <translation>有一个网格未导入：{reason}</translation>
    </message>
    <message>
        <source>No grids were proposed: the store has grids already, or no map</source>
        <translation>没有提出网格方案：数据库已有网格，或没有地图</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>imported, but</source>
        <translation>已导入，但</translation>
    </message>
    <message>
        <source>found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>The ellipsoid {name} is unknown: lengths cannot be measured</source>
        <translation>未知的椭球体 {name}，无法量算长度</translation>
    </message>
    <message>
        <source>There is no role {roles}.</source>
        <translation>没有角色 {roles}。</translation>
    </message>
    <message>
        <source>This store has no media folder yet: set one before attaching files.</source>
        <translation>该数据库还没有媒体文件夹，请先设置再添加附件。</translation>
    </message>
    <message>
        <source>The media folder of a GeoPackage lies beside it.</source>
        <translation>GeoPackage 的媒体文件夹固定在该文件旁边，不能另行指定。</translation>
    </message>
    <message>
        <source>The media folder {folder} must be an existing folder with its full path.</source>
        <translation>媒体文件夹 {folder} 必须是已存在的文件夹，并给出完整路径。</translation>
    </message>
    <message>
        <source>An attachment needs a file name.</source>
        <translation>附件必须有文件名。</translation>
    </message>
    <message>
        <source>{table} {key} is not there.</source>
        <translation>表 {table} 中没有记录 {key}。</translation>
    </message>
    <message>
        <source>Nothing can be attached to {table}.</source>
        <translation>表 {table} 的记录不能添加附件。</translation>
    </message>
    <message>
        <source>{path} is not a file.</source>
        <translation>{path} 不是文件。</translation>
    </message>
    <message>
        <source>An attachment&apos;s SHA-256 is malformed.</source>
        <translation>附件的 SHA-256 值格式错误。</translation>
    </message>
    <message>
        <source>The audit line {action} is written with the act itself only.</source>
        <translation>审计记录 {action} 只能由对应的操作本身写入。</translation>
    </message>
    <message>
        <source>The limit of {limit} an hour is reached.</source>
        <translation>已达到每小时 {limit} 次的上限。</translation>
    </message>
    <message>
        <source>To see a contact needs a reason.</source>
        <translation>查看联系人信息必须填写理由。</translation>
    </message>
    <message>
        <source>A contact is not shown inside a transaction: its audit line is committed before.</source>
        <translation>不能在事务中查看联系人信息：必须先提交审计记录。</translation>
    </message>
    <message>
        <source>There is no workflow {workflow}.</source>
        <translation>没有工作流 {workflow}。</translation>
    </message>
    <message>
        <source>Event {event} is not there.</source>
        <translation>事件 {event} 不存在。</translation>
    </message>
    <message>
        <source>Event {number} has moved on meanwhile: {person} took the step {action}, it is now {state}.</source>
        <translation>事件 {number} 在此期间已有变化：{person}已办理“{action}”，现为“{state}”。</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>The step {action} needs the role {role}.</source>
        <translation>执行步骤 {action} 需要角色 {role}。</translation>
    </message>
    <message>
        <source>The connection to {database} was lost: {reason}</source>
        <translation>与 {database} 的连接已中断：{reason}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation>无法读取 {file}：{reason}</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>文件已不存在</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {reason}.</source>
        <translation>无法打开 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The store refuses the row: {reason}.</source>
        <translation>数据库拒绝写入该记录：{reason}。</translation>
    </message>
    <message>
        <source>{file} is busy with another writer.</source>
        <translation>{file} 正被其他程序写入，请稍后再试。</translation>
    </message>
    <message>
        <source>{file}: {reason}.</source>
        <translation>{file}：{reason}。</translation>
    </message>
    <message>
        <source>{database} has schema version {version}, this program needs {latest}: upgrade it first.</source>
        <translation>{database} 的模式版本为 {version}，本程序需要 {latest}，请先升级。</translation>
    </message>
    <message>
        <source>The store&apos;s CRS must be an EPSG code such as EPSG:4490, not {crs}.</source>
        <translation>数据库的坐标系必须是 EPSG 代码（如 EPSG:4490），不能是 {crs}。</translation>
    </message>
    <message>
        <source>{zone} is not a time zone such as Asia/Shanghai.</source>
        <translation>{zone} 不是有效的时区名称，应写成 Asia/Shanghai 这样的形式。</translation>
    </message>
    <message>
        <source>The purpose must be one of {purposes}.</source>
        <translation>用途必须是下列之一：{purposes}。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>文件 {path} 不存在。</translation>
    </message>
    <message>
        <source>{database} holds no CivicGrid store.</source>
        <translation>{database} 中没有智慧网格数据库。</translation>
    </message>
    <message>
        <source>{database} has schema version {version}, made by a newer CivicGrid; this one knows {latest}.</source>
        <translation>{database} 的模式版本为 {version}，由更新版本的智慧网格创建；当前程序最高支持版本 {latest}。</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist.</source>
        <translation>文件夹 {folder} 不存在。</translation>
    </message>
    <message>
        <source>The schema {schema} in {database} exists already.</source>
        <translation>{database} 中已存在模式 {schema}。</translation>
    </message>
    <message>
        <source>{crs} is not a coordinate reference system known to PROJ.</source>
        <translation>{crs} 不是 PROJ 支持的坐标参照系。</translation>
    </message>
    <message>
        <source>The areas and the persons differ in number.</source>
        <translation>区域与人员的数量不一致。</translation>
    </message>
    <message>
        <source>A search is no part of a transaction: its audit line is committed before its answer.</source>
        <translation>不能在事务中查询：必须先提交审计记录，再返回结果。</translation>
    </message>
    <message>
        <source>There is no PostgreSQL connection named {name}.</source>
        <translation>没有名为 {name} 的 PostgreSQL 连接。</translation>
    </message>
    <message>
        <source>{database} does not answer: {reason}</source>
        <translation>{database} 没有响应：{reason}</translation>
    </message>
    <message>
        <source>No right to do this: {reason}.</source>
        <translation>没有执行该操作的权限：{reason}。</translation>
    </message>
    <message>
        <source>The store refuses: {reason}.</source>
        <translation>数据库拒绝执行：{reason}。</translation>
    </message>
    <message>
        <source>{database}: {reason}</source>
        <translation>{database}：{reason}</translation>
    </message>
    <message>
        <source>The connection to {database} was lost.</source>
        <translation>与 {database} 的连接已中断。</translation>
    </message>
    <message>
        <source>an area cannot lie under itself</source>
        <translation>区域不能以自身或其下级为上级</translation>
    </message>
    <message>
        <source>an event begins in the first state of its workflow</source>
        <translation>事件必须从其工作流的初始状态开始</translation>
    </message>
    <message>
        <source>an event is closed by its last step</source>
        <translation>事件只能由最后一个步骤结案</translation>
    </message>
    <message>
        <source>the event is there already</source>
        <translation>该事件已存在</translation>
    </message>
    <message>
        <source>the id, uid, number and workflow of an event cannot change</source>
        <translation>事件的 id、uid、编号和工作流不能更改</translation>
    </message>
    <message>
        <source>the external number belongs to another event</source>
        <translation>该外部编号属于另一个事件</translation>
    </message>
    <message>
        <source>the state of an event follows from its last step</source>
        <translation>事件的状态由最后一个步骤决定</translation>
    </message>
    <message>
        <source>an event that has steps cannot be deleted</source>
        <translation>已有步骤的事件不能删除</translation>
    </message>
    <message>
        <source>event {event} is not there</source>
        <translation>事件 {event} 不存在</translation>
    </message>
    <message>
        <source>event {number} is {state}: the workflow does not allow the step {action}</source>
        <translation>事件 {number} 的状态为 {state}，工作流不允许执行步骤 {action}</translation>
    </message>
    <message>
        <source>the step is there already</source>
        <translation>该步骤已存在</translation>
    </message>
    <message>
        <source>a step belongs to an event and has its workflow</source>
        <translation>步骤必须属于某个事件，并与其工作流一致</translation>
    </message>
    <message>
        <source>the workflow does not allow this step</source>
        <translation>工作流不允许该步骤</translation>
    </message>
    <message>
        <source>the first step, and no other, is the genesis</source>
        <translation>起始步骤只能是第一个步骤</translation>
    </message>
    <message>
        <source>a step follows the last step of its event</source>
        <translation>步骤必须接在该事件的最后一个步骤之后</translation>
    </message>
    <message>
        <source>a step has the area of its event</source>
        <translation>步骤所属区域必须与事件一致</translation>
    </message>
    <message>
        <source>a step names the person who takes it</source>
        <translation>步骤必须注明执行人</translation>
    </message>
    <message>
        <source>this step is for another person than the one who handled the event</source>
        <translation>该步骤不能由处置该事件的人执行</translation>
    </message>
    <message>
        <source>self_verified marks a step that another person should have taken, and no other</source>
        <translation>self_verified 只用于标记本应由他人执行的步骤</translation>
    </message>
    <message>
        <source>the step {action} needs the role {role}</source>
        <translation>执行步骤 {action} 需要角色 {role}</translation>
    </message>
    <message>
        <source>a step cannot be changed</source>
        <translation>步骤不能更改</translation>
    </message>
    <message>
        <source>a step cannot be deleted</source>
        <translation>步骤不能删除</translation>
    </message>
    <message>
        <source>events have taken this step: it cannot leave the workflow</source>
        <translation>已有事件执行过该步骤，不能将其从工作流中移除</translation>
    </message>
    <message>
        <source>this account may not search for persons</source>
        <translation>该账号无权查询人员</translation>
    </message>
    <message>
        <source>a search is answered after its audit line is committed</source>
        <translation>审计记录提交后才能返回查询结果</translation>
    </message>
    <message>
        <source>this account may not see clear data</source>
        <translation>该账号无权查看完整信息</translation>
    </message>
    <message>
        <source>this account may not see clear data of person {person}</source>
        <translation>该账号无权查看人员 {person} 的完整信息</translation>
    </message>
    <message>
        <source>person {person} is not in this account&apos;s area</source>
        <translation>人员 {person} 不在该账号的管辖区域内</translation>
    </message>
    <message>
        <source>a reveal needs a reason and the fields to see</source>
        <translation>申请查看完整信息必须填写理由和要查看的字段</translation>
    </message>
    <message>
        <source>this account has made no such request</source>
        <translation>该账号没有提出过这项申请</translation>
    </message>
    <message>
        <source>a request is answered after its transaction is committed</source>
        <translation>申请所在的事务提交后才能查看</translation>
    </message>
    <message>
        <source>the request was used already</source>
        <translation>该申请已使用过</translation>
    </message>
    <message>
        <source>the request has expired</source>
        <translation>该申请已过期</translation>
    </message>
    <message>
        <source>a request to reveal is used once and never changed</source>
        <translation>查看完整信息的申请只能使用一次，且不能更改</translation>
    </message>
    <message>
        <source>this account may not enter persons</source>
        <translation>该账号无权录入人员</translation>
    </message>
    <message>
        <source>some of the persons are not in this account&apos;s area</source>
        <translation>部分人员不在该账号的管辖区域内</translation>
    </message>
    <message>
        <source>the limit of {limit} an hour is reached</source>
        <translation>已达到每小时 {limit} 次的上限</translation>
    </message>
    <message>
        <source>the audit line {action} is written by its own function only</source>
        <translation>审计记录 {action} 只能由专用函数写入</translation>
    </message>
    <message>
        <source>rows of audit_log are never changed or deleted</source>
        <translation>audit_log 中的记录不能更改或删除</translation>
    </message>
    <message>
        <source>the login {login} has no active account in this store</source>
        <translation>登录名 {login} 在该数据库中没有启用的账号</translation>
    </message>
    <message>
        <source>this login is no active account of the store</source>
        <translation>该登录名不是该数据库中启用的账号</translation>
    </message>
    <message>
        <source>the role {role} exists and is bound by no row-level security</source>
        <translation>角色 {role} 已存在，且不受行级安全策略约束</translation>
    </message>
    <message>
        <source>The login {login} may not create roles, so that only the owner can use this store; missing: {roles}.</source>
        <translation>登录名 {login} 无权创建角色，因此只有所有者可以使用该数据库；缺少的角色：{roles}。</translation>
    </message>
    <message>
        <source>Maps will be slow for accounts bound to an area until a superuser runs: ALTER FUNCTION {function} LEAKPROOF.</source>
        <translation>限定管辖区域的账号打开地图会较慢，需由超级用户执行：ALTER FUNCTION {function} LEAKPROOF。</translation>
    </message>
    <message>
        <source>table {table} is not partitioned</source>
        <translation>表 {table} 不是分区表</translation>
    </message>
    <message>
        <source>A person has no field {fields} to be seen.</source>
        <translation>人员没有可查看的字段 {fields}。</translation>
    </message>
    <message>
        <source>A reveal is no part of a transaction: its request is committed before its answer.</source>
        <translation>不能在事务中查看完整信息：必须先提交申请，再返回结果。</translation>
    </message>
    <message>
        <source>Nothing is sealed for this person.</source>
        <translation>该人员没有加密保存的信息。</translation>
    </message>
    <message>
        <source>A reveal needs a reason and the fields to see.</source>
        <translation>申请查看完整信息必须填写理由和要查看的字段。</translation>
    </message>
    <message>
        <source>There is no person {person}.</source>
        <translation>没有人员 {person}。</translation>
    </message>
    <message>
        <source>This account has made no such request.</source>
        <translation>该账号没有提出过这项申请。</translation>
    </message>
    <message>
        <source>The request was used already.</source>
        <translation>该申请已使用过。</translation>
    </message>
    <message>
        <source>The request has expired.</source>
        <translation>该申请已过期。</translation>
    </message>
    <message>
        <source>The seal key is not in this keyring: without it nothing can be imported or revealed.</source>
        <translation>密钥环中没有加密密钥，无法导入或查看完整信息。</translation>
    </message>
    <message>
        <source>The search key is not in this keyring: without it nobody can be found or imported.</source>
        <translation>密钥环中没有检索密钥，无法查询或导入人员。</translation>
    </message>
    <message>
        <source>The seal key {found} is not this store&apos;s, which is {wanted}.</source>
        <translation>加密密钥 {found} 不属于该数据库，应为 {wanted}。</translation>
    </message>
    <message>
        <source>The search key {found} is not this store&apos;s, which is {wanted}.</source>
        <translation>检索密钥 {found} 不属于该数据库，应为 {wanted}。</translation>
    </message>
    <message>
        <source>The sealed value of {table} {uid} has an unknown form.</source>
        <translation>{table} {uid} 的加密数据格式无法识别。</translation>
    </message>
    <message>
        <source>The sealed value of {table} {uid} does not open: it was altered or belongs to another row.</source>
        <translation>{table} {uid} 的加密数据无法解密：数据被篡改过，或属于另一条记录。</translation>
    </message>
    <message>
        <source>The value is sealed with the key {wanted}; this one is {found}.</source>
        <translation>该数据由密钥 {wanted} 加密，当前密钥为 {found}。</translation>
    </message>
    <message>
        <source>No keys are installed in this store yet.</source>
        <translation>该数据库尚未登记密钥。</translation>
    </message>
    <message>
        <source>The keys belong to another store.</source>
        <translation>密钥属于另一个数据库。</translation>
    </message>
    <message>
        <source>The store has no table {table}.</source>
        <translation>数据库中没有表 {table}。</translation>
    </message>
    <message>
        <source>Table {table} has no column {columns}.</source>
        <translation>表 {table} 中没有列 {columns}。</translation>
    </message>
    <message>
        <source>The columns for {table} differ in length.</source>
        <translation>表 {table} 的各列长度不一致。</translation>
    </message>
    <message>
        <source>DATABASE is empty: give a GeoPackage path, service=NAME or a stored connection&apos;s name.</source>
        <translation>DATABASE 为空：请给出 GeoPackage 文件路径、service=服务名，或已保存的连接名。</translation>
    </message>
    <message>
        <source>The schema name {schema} must be lower-case letters, digits and underscores.</source>
        <translation>模式名 {schema} 只能由小写字母、数字和下划线组成。</translation>
    </message>
    <message>
        <source>DATABASE is not understood: no connection given.</source>
        <translation>无法识别 DATABASE：没有给出连接。</translation>
    </message>
    <message>
        <source>DATABASE is not understood: {text}.</source>
        <translation>无法识别 DATABASE：{text}。</translation>
    </message>
    <message>
        <source>Generated data goes only into stores marked demo or exercise; this one is real.</source>
        <translation>模拟数据只能写入标记为演示或演练的数据库；这是正式数据库。</translation>
    </message>
    <message>
        <source>{file} cannot be read as an OpenStreetMap extract{reason}; nothing was imported.</source>
        <translation>{file} 无法作为 OpenStreetMap 数据读取{reason}；没有导入任何内容。</translation>
    </message>
    <message>
        <source>The picture {path} could not be written.</source>
        <translation>图片 {path} 无法写入。</translation>
    </message>
    <message>
        <source>The code {code} stands in row {row} already.</source>
        <translation>代码 {code} 已在第 {row} 行出现。</translation>
    </message>
    <message>
        <source>a step is taken by an account of the store</source>
        <translation>步骤须由库中的账号办理</translation>
    </message>
    <message>
        <source>the workflow has this step already</source>
        <translation>流程中已有此步骤</translation>
    </message>
    <message>
        <source>{crs} is not a known coordinate reference system</source>
        <translation>{crs} 不是已知的坐标参照系</translation>
    </message>
    <message>
        <source>Imports roads, buildings, facilities (hospital, clinic, fire station, police, school, kindergarten, hydrant, defibrillator, assembly point, emergency shelter) and cameras of an .osm.pbf or .osm file. Everything enters in one transaction; importing again updates what an earlier import brought, deletes nothing and keeps values about which the extract says nothing. For each table, the features found equal those imported plus those left out, and every one left out is in REJECTED with its reason. A bare amenity=shelter is no emergency shelter: that needs emergency=shelter, evacuation_center=yes or amenity=shelter with emergency=yes. A node and an area that are both mapped stay two facilities. A road without a speed takes the one of its class.
GRIDS takes a polygon layer as grids, with their codes; a row without an area, with a bad code or with the code of an earlier row is in REJECTED, too. GRID_COUNT is the number of grids that this run stored.
PROPOSAL cuts grids along the streets instead, of about 400 households or of GRID_SIZE metres, for stores marked demo or exercise that have no grids yet; AREA limits them.</source>
        <translation>从 .osm.pbf 或 .osm 文件导入道路、房屋、应急资源（医院、诊所、消防站、派出所、学校、幼儿园、消火栓、除颤器、应急集合点、应急避难场所）和监控。全部内容在一个事务中写入；再次导入会更新以前导入的内容，不删除任何内容，数据中未提及的值予以保留。每张表中，找到的要素数等于已导入数加未导入数，每个未导入的要素都连同原因列在 REJECTED 中。仅有 amenity=shelter 不算应急避难场所：须有 emergency=shelter、evacuation_center=yes，或 amenity=shelter 并带 emergency=yes。同时以点和面绘制的，保留为两处应急资源。没有限速的道路取其等级的默认速度。
GRIDS 把面图层作为网格及其代码导入；没有面积、代码有误或与前面某行代码重复的行也列在 REJECTED 中。GRID_COUNT 是本次存入的网格数。
PROPOSAL 则沿街道划分网格，每格约 400 户或 GRID_SIZE 米，仅用于标记为演示或演练且尚无网格的库；AREA 限定其范围。</translation>
    </message>
    <message>
        <source>Nothing in the extract is new or different; no import was recorded</source>
        <translation>数据中没有新增或变化的内容；未登记新的导入批次</translation>
    </message>
    <message>
        <source>The store had {count} grids before</source>
        <translation>导入前库中已有 {count} 个网格</translation>
    </message>
    <message>
        <source>Grids: {found} found, {new} new, {updated} updated, {unchanged} unchanged, {left_out} left out</source>
        <translation>网格：共 {found} 个，新增 {new} 个，更新 {updated} 个，未变 {unchanged} 个，未导入 {left_out} 个</translation>
    </message>
    <message>
        <source>Row {row} of GRIDS, code “{code}”: {reason}</source>
        <translation>网格图层第 {row} 行，代码“{code}”：{reason}</translation>
    </message>
    <message>
        <source>There is no kind of facility {kind}; known are: {kinds}</source>
        <translation>没有应急资源类型 {kind}；已知的类型有：{kinds}</translation>
    </message>
    <message>
        <source>No KIND is given: facilities of every kind are resources</source>
        <translation>未指定 KIND：各类应急资源都作为可调用资源</translation>
    </message>
    <message>
        <source>no resource can be reached within the maximum cost</source>
        <translation>在最大代价以内没有可到达的力量或资源</translation>
    </message>
    <message>
        <source>there is no resource</source>
        <translation>没有可用的力量或资源</translation>
    </message>
    <message>
        <source>{layer} {id}: {reason}</source>
        <translation>{layer} {id}：{reason}</translation>
    </message>
    <message>
        <source>COSTS are metres with the shortest path, here {cost} at most; minutes need the fastest path</source>
        <translation>按最短路径计算时 COSTS 的单位是米，此处最大仅 {cost} 米；若要以分钟计，请选择最快路径</translation>
    </message>
    <message>
        <source>The database has no active facility of kind {kind}</source>
        <translation>数据库中没有类别为 {kind} 的在用应急资源</translation>
    </message>
    <message>
        <source>The database has no active facility</source>
        <translation>数据库中没有在用的应急资源</translation>
    </message>
    <message>
        <source>INPUT and DATABASE are both given; only one of them can be the network</source>
        <translation>同时给出了 INPUT 和 DATABASE；路网只能取其中之一</translation>
    </message>
    <message>
        <source>The speed field holds no usable speed: all {count} rows of the network take DEFAULT_SPEED</source>
        <translation>速度字段中没有可用的速度：路网的全部 {count} 行均采用 DEFAULT_SPEED</translation>
    </message>
    <message>
        <source>{count} rows of the network have no speed above zero and take DEFAULT_SPEED</source>
        <translation>路网中有 {count} 行没有大于零的速度，采用 DEFAULT_SPEED</translation>
    </message>
    <message>
        <source>only {found} of {wanted} resources can be reached within the maximum cost</source>
        <translation>在最大代价以内，所需的 {wanted} 个资源中只有 {found} 个可以到达</translation>
    </message>
    <message>
        <source>Open {database}</source>
        <translation>打开 {database}</translation>
    </message>
    <message>
        <source>Connect …</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>CivicGrid</source>
        <translation>智慧网格</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>正式</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>CivicGrid is not connected to a database.</source>
        <translation>智慧网格尚未连接数据库。</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Database: {database}</source>
        <translation>数据库：{database}</translation>
    </message>
    <message>
        <source>Purpose: {purpose}</source>
        <translation>用途：{purpose}</translation>
    </message>
    <message>
        <source>Signed in: {name}</source>
        <translation>当前人员：{name}</translation>
    </message>
    <message>
        <source>Changes arrive as they happen.</source>
        <translation>变更实时到达。</translation>
    </message>
    <message>
        <source>Connect to a database</source>
        <translation>连接数据库</translation>
    </message>
    <message>
        <source>Open a database</source>
        <translation>打开已有数据库</translation>
    </message>
    <message>
        <source>Create a new database</source>
        <translation>新建数据库</translation>
    </message>
    <message>
        <source>File (one user)</source>
        <translation>文件（单机）</translation>
    </message>
    <message>
        <source>Server (a team)</source>
        <translation>服务器（多人）</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Database file</source>
        <translation>数据库文件</translation>
    </message>
    <message>
        <source>Everything lies in one file on this computer. There is nothing to set up.</source>
        <translation>全部数据存放在本机的一个文件中，无需任何安装配置。</translation>
    </message>
    <message>
        <source>Manage …</source>
        <translation>管理…</translation>
    </message>
    <message>
        <source>Add or change PostgreSQL connections in QGIS&apos;s data source manager</source>
        <translation>在 QGIS 数据源管理器中添加或修改 PostgreSQL 连接</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Sign in as</source>
        <translation>登录身份</translation>
    </message>
    <message>
        <source>Without a choice the account that is stored with the connection signs in.</source>
        <translation>不选择时，使用连接中保存的账号登录。</translation>
    </message>
    <message>
        <source>The new database</source>
        <translation>新数据库设置</translation>
    </message>
    <message>
        <source>Keys that seal personal data are made with the database and kept outside it. Keep a copy of them.</source>
        <translation>新建时会同时生成用于加密个人信息的密钥，密钥保存在数据库之外，请务必另存一份备份。</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Older database</source>
        <translation>旧版数据库</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>暂不升级</translation>
    </message>
    <message>
        <source>Options …</source>
        <translation>选项…</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>行政区划</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>应急资源</translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation>感知设备</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>CivicGrid: places and things</source>
        <translation>智慧网格：地点与对象</translation>
    </message>
    <message>
        <source>{name} has no place on the map.</source>
        <translation>“{name}”没有地图位置。</translation>
    </message>
    <message>
        <source>Open the last database when QGIS starts</source>
        <translation>启动 QGIS 时打开上次使用的数据库</translation>
    </message>
    <message>
        <source>Add CivicGrid&apos;s layers to the project when a database is opened</source>
        <translation>打开数据库时把智慧网格图层加入工程</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>A raster file, or type=xyz&amp;url=…</source>
        <translation>栅格文件，或 type=xyz&amp;url=…</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Imagery</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Lock without activity after</source>
        <translation>无操作自动锁屏</translation>
    </message>
    <message>
        <source>Python modules</source>
        <translation>Python 模块</translation>
    </message>
    <message>
        <source>{module}: installed</source>
        <translation>{module}：已安装</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Responders</source>
        <translation>处置力量</translation>
    </message>
    <message>
        <source>Level I</source>
        <translation>Ⅰ级</translation>
    </message>
    <message>
        <source>Level II</source>
        <translation>Ⅱ级</translation>
    </message>
    <message>
        <source>Level III</source>
        <translation>Ⅲ级</translation>
    </message>
    <message>
        <source>Level IV</source>
        <translation>Ⅳ级</translation>
    </message>
    <message>
        <source>Open events</source>
        <translation>未结事件</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>当班力量</translation>
    </message>
    <message>
        <source>In the database</source>
        <translation>数据库中</translation>
    </message>
    <message>
        <source>Count what is in the database</source>
        <translation>统计数据总量</translation>
    </message>
    <message>
        <source>{count} of them overdue</source>
        <translation>其中超时 {count} 件</translation>
    </message>
    <message>
        <source>{count} responders</source>
        <translation>在岗处置力量 {count}</translation>
    </message>
    <message>
        <source>No database is open. Connect to one, or create one in a file: there is nothing to set up.</source>
        <translation>尚未打开数据库。请连接已有数据库，或新建一个文件数据库，无需安装配置。</translation>
    </message>
    <message>
        <source>Unnamed area</source>
        <translation>未命名区域</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A PostgreSQL database is backed up with pg_dump: see the administrator&apos;s guide.</source>
        <translation>PostgreSQL 数据库用 pg_dump 备份：见管理员手册。</translation>
    </message>
    <message>
        <source>The backup cannot be written to {folder}: {reason}.</source>
        <translation>备份无法写入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>{folder} is not a backup of CivicGrid.</source>
        <translation>{folder} 不是智慧网格的备份。</translation>
    </message>
    <message>
        <source>The backup in {folder} holds {found} attached files instead of {wanted}.</source>
        <translation>{folder} 中的备份有 {found} 个附件，应为 {wanted} 个。</translation>
    </message>
    <message>
        <source>A PostgreSQL database is restored with pg_restore: see the administrator&apos;s guide.</source>
        <translation>PostgreSQL 数据库用 pg_restore 恢复：见管理员手册。</translation>
    </message>
    <message>
        <source>The backup cannot be restored to {path}: {reason}.</source>
        <translation>备份无法恢复到 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{file} cannot be copied: {reason}.</source>
        <translation>{file} 无法复制：{reason}。</translation>
    </message>
    <message>
        <source>The copy of {file} is damaged: {reason}.</source>
        <translation>{file} 的副本已损坏：{reason}。</translation>
    </message>
    <message>
        <source>The audit log is broken at row {row}: the store was changed past its rules.</source>
        <translation>审计日志在第 {row} 行断开：库曾被绕过规则改动。</translation>
    </message>
    <message>
        <source>The backup was stopped; nothing was kept.</source>
        <translation>备份已停止，没有留下任何文件。</translation>
    </message>
    <message>
        <source>{path} is not what the backup&apos;s manifest says: take another backup.</source>
        <translation>{path} 与备份清单不符：请改用另一份备份。</translation>
    </message>
    <message>
        <source>The files of {count} attachments are missing or altered.</source>
        <translation>有 {count} 个附件的文件缺失或已被改动。</translation>
    </message>
    <message>
        <source>The file is damaged: {reason}.</source>
        <translation>文件已损坏：{reason}。</translation>
    </message>
    <message>
        <source>{count} rows refer to rows that are not there.</source>
        <translation>有 {count} 行引用了不存在的行。</translation>
    </message>
    <message>
        <source>These groups are missing, so that their members have no rights: {names}.</source>
        <translation>缺少以下组，其成员没有任何权限：{names}。</translation>
    </message>
    <message>
        <source>These views belong to the wrong role and may show every area&apos;s rows: {names}.</source>
        <translation>以下视图的所有者不对，可能会显示所有辖区的数据：{names}。</translation>
    </message>
    <message>
        <source>Row-level security is off for: {names}.</source>
        <translation>以下表的行级安全未启用：{names}。</translation>
    </message>
    <message>
        <source>These triggers are missing or not always on, so that illegal steps could be stored: {names}.</source>
        <translation>以下触发器缺失或未始终启用，不合流程的步骤可能被存入：{names}。</translation>
    </message>
    <message>
        <source>These accounts have no login on this server: {names}.</source>
        <translation>以下账号在本服务器上没有登录名：{names}。</translation>
    </message>
    <message>
        <source>These accounts have a login, but are not in the groups of their roles: {names}.</source>
        <translation>以下账号可以登录，但不在其角色对应的组中：{names}。</translation>
    </message>
    <message>
        <source>Maps are slow for accounts bound to an area; a superuser runs: ALTER FUNCTION {names} LEAKPROOF.</source>
        <translation>按辖区授权的账号看图会很慢；请由超级用户执行：ALTER FUNCTION {names} LEAKPROOF。</translation>
    </message>
    <message>
        <source>Back up a database</source>
        <translation>备份数据库</translation>
    </message>
    <message>
        <source>Copies a GeoPackage and the files attached to it into a new folder of FOLDER, named after the database and the time, and verifies the copy: every page, every reference, the chain of the audit log, every file. Others may go on working. The keys are not in it: keep them elsewhere, or the sealed data of the backup is lost. A PostgreSQL database is backed up with pg_dump; the administrator&apos;s guide has the commands.</source>
        <translation>把 GeoPackage 及其附件复制到 FOLDER 下的一个新文件夹（以库名和时间命名），并核验副本：每一页、每处引用、审计链、每个文件。备份时其他人可以继续工作。密钥不在备份中，须另行保管，否则备份里的加密数据无法打开。PostgreSQL 数据库用 pg_dump 备份，命令见管理员手册。</translation>
    </message>
    <message>
        <source>Folder of the backups</source>
        <translation>备份所在文件夹</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Attached files in the backup</source>
        <translation>备份中的附件数</translation>
    </message>
    <message>
        <source>The keys are not in the backup: keep a copy of them elsewhere.</source>
        <translation>密钥不在备份中：请在别处另存一份。</translation>
    </message>
    <message>
        <source>Restore or check a database</source>
        <translation>恢复或检查数据库</translation>
    </message>
    <message>
        <source>Rows of the audit log</source>
        <translation>审计日志行数</translation>
    </message>
    <message>
        <source>{count} findings in {database}, see above.</source>
        <translation>{database} 有 {count} 个问题，见上。</translation>
    </message>
    <message>
        <source>All is well: {rows} rows of the audit log follow from one another.</source>
        <translation>一切正常：审计日志 {rows} 行前后相接。</translation>
    </message>
    <message>
        <source>The style {name} cannot be read: {reason}.</source>
        <translation>无法读取样式 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Load layers</source>
        <translation>加载图层</translation>
    </message>
    <message>
        <source>Remove layers</source>
        <translation>移除图层</translation>
    </message>
    <message>
        <source>Layers that this account may not see were taken out: {names}.</source>
        <translation>已移除当前账号无权查看的图层：{names}。</translation>
    </message>
    <message>
        <source>The demo town needs an empty database; this one holds data already.</source>
        <translation>示范街道只能建在空数据库中，此数据库已有数据。</translation>
    </message>
    <message>
        <source>Drawing the town</source>
        <translation>绘制街区</translation>
    </message>
    <message>
        <source>People move in</source>
        <translation>居民入住</translation>
    </message>
    <message>
        <source>Units, facilities and things</source>
        <translation>单位、应急资源、部件和感知设备</translation>
    </message>
    <message>
        <source>Shifts and tracks</source>
        <translation>排班与轨迹</translation>
    </message>
    <message>
        <source>A month of events</source>
        <translation>近一个月的事件</translation>
    </message>
    <message>
        <source>A real store is not removed by a program.</source>
        <translation>正式数据库不由程序删除。</translation>
    </message>
    <message>
        <source>Create the demo town</source>
        <translation>创建示范街道</translation>
    </message>
    <message>
        <source>Fills an empty database that is marked demo or exercise with a made-up town: a sub-district with communities, villages on its edge, grids, streets and a river, buildings with rooms, residents, units, departments, responders with a day of tracks, facilities, components, sensors, cameras and a month of events. A database that does not exist is made, with its keys. A real database, or one that holds data already, is refused.
The same POPULATION and SEED give the same town on the same day. Nobody in it is real: identity numbers lie under a division that no place has, telephone numbers are nobody&apos;s, pictures are drawn. A larger town grows around its middle, with more sub-districts.
Everything enters in one transaction: when it is cancelled or fails, nothing of it is left.
MEDIA is where the events&apos; pictures go on a server; beside a GeoPackage they have their own folder. Without it the town on a server has no pictures.</source>
        <translation>在空的、标明为演示或演练的数据库中生成一座虚构的街道：社区、周边村庄与村民小组、网格、街巷与河流、楼栋与房间、居民、单位、职能部门、处置力量及其一天的轨迹、应急资源、部件、感知设备、监控和近一个月的事件。数据库不存在时自动创建并生成密钥；正式数据库或已有数据的数据库一律拒绝。
POPULATION 和 SEED 相同，同一天生成的内容相同。人物均为虚构：身份证号使用任何地方都没有的区划代码，电话号码不属于任何人，图片为绘制。人口越多，城区由中心向外扩展，街道数相应增加。
全部内容在一个事务中写入：取消或失败时不留下任何数据。
MEDIA 是服务器数据库存放事件图片的文件夹；GeoPackage 旁有自己的文件夹。服务器上未指定 MEDIA 时，事件不带图片。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Folder for pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Number of residents</source>
        <translation>居民人数</translation>
    </message>
    <message>
        <source>Number of residents linked to a room</source>
        <translation>已关联房间的居民人数</translation>
    </message>
    <message>
        <source>Number of events</source>
        <translation>事件数</translation>
    </message>
    <message>
        <source>{people} residents in {households} households; {linked} found their room by address</source>
        <translation>居民 {people} 人，{households} 户；其中 {linked} 人按地址关联到房间</translation>
    </message>
    <message>
        <source>Without MEDIA the town&apos;s events have no pictures</source>
        <translation>未指定 MEDIA，事件不带图片</translation>
    </message>
    <message>
        <source>Cancelled; nothing of the town is left</source>
        <translation>已取消，未留下任何数据</translation>
    </message>
    <message>
        <source>Export keys</source>
        <translation>导出密钥</translation>
    </message>
    <message>
        <source>Writes the keys of DATABASE into FILE, encrypted with a passphrase of at least 8 characters, for escrow or for another workstation. The keys are taken from the file that CIVICGRID_KEYFILE names, else from QGIS&apos;s authentication database. SEARCH_ONLY leaves out the key that opens residents&apos; clear data. Keep file and passphrase apart. The audit log says that the keys were exported.</source>
        <translation>把 DATABASE 的密钥写入 FILE，用至少 8 个字符的口令加密，用于托管或交给另一台工作站。密钥取自 CIVICGRID_KEYFILE 指定的文件，未指定时取自 QGIS 认证数据库。SEARCH_ONLY 表示只导出检索密钥，不含能打开居民明文的密钥。文件与口令须分开保管。导出会记入审计日志。</translation>
    </message>
    <message>
        <source>Only the key for searching</source>
        <translation>只导出检索密钥</translation>
    </message>
    <message>
        <source>Exported keys</source>
        <translation>导出的密钥</translation>
    </message>
    <message>
        <source>Exported keys (*.json)</source>
        <translation>导出的密钥 (*.json)</translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation>导入密钥</translation>
    </message>
    <message>
        <source>Reads keys from FILE, which “Export keys” has written, and keeps them in the file that CIVICGRID_KEYFILE names, else in QGIS&apos;s authentication database, encrypted with its master password. Keys that are there already are never overwritten. Delete the exported file afterwards, or put it into the safe.</source>
        <translation>读取“导出密钥”生成的 FILE，把密钥存入 CIVICGRID_KEYFILE 指定的文件；未指定时存入 QGIS 认证数据库，由主密码加密。已有的密钥绝不覆盖。导入后请删除该文件，或放回保险柜。</translation>
    </message>
    <message>
        <source>Identifier of the database</source>
        <translation>数据库标识</translation>
    </message>
    <message>
        <source>Authentication configuration that holds the passphrase</source>
        <translation>保存口令的认证配置</translation>
    </message>
    <message>
        <source>Its password is the passphrase. Without it the passphrase comes from the variable {variable}.</source>
        <translation>其密码即口令；不选时口令取自环境变量 {variable}。</translation>
    </message>
    <message>
        <source>There is no passphrase: name an authentication configuration, or set {variable}.</source>
        <translation>没有口令：请选择认证配置，或设置环境变量 {variable}。</translation>
    </message>
    <message>
        <source>Nobody deactivates their own account: another manager has to.</source>
        <translation>不能停用自己的账号，须由其他管理员停用。</translation>
    </message>
    <message>
        <source>Accounts are seen and changed by managers only.</source>
        <translation>只有管理员可以查看和修改账号。</translation>
    </message>
    <message>
        <source>A GeoPackage has no passwords: whoever has the file may read it.</source>
        <translation>GeoPackage 文件没有口令：拿到文件的人都能读取。</translation>
    </message>
    <message>
        <source>The last manager&apos;s right stays, and without an end: give it to another person first.</source>
        <translation>须至少保留一名长期有效的管理员：请先把管理员角色授予他人。</translation>
    </message>
    <message>
        <source>An account needs a login.</source>
        <translation>账号须有登录名。</translation>
    </message>
    <message>
        <source>A login has no spaces and at most {count} letters (Chinese ones count three).</source>
        <translation>登录名不能含空格，最长 {count} 个字母（一个汉字按三个计）。</translation>
    </message>
    <message>
        <source>There is an account with the login {login} already.</source>
        <translation>登录名 {login} 已有账号。</translation>
    </message>
    <message>
        <source>An account needs the name of a person.</source>
        <translation>账号须填写人员姓名。</translation>
    </message>
    <message>
        <source>{login} is no active account of {file}.</source>
        <translation>{login} 不是 {file} 中的有效账号。</translation>
    </message>
    <message>
        <source>A password needs at least {count} characters.</source>
        <translation>口令至少 {count} 个字符。</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Created an account</source>
        <translation>新建账号</translation>
    </message>
    <message>
        <source>Changed an account</source>
        <translation>修改账号</translation>
    </message>
    <message>
        <source>Changed roles</source>
        <translation>变更角色</translation>
    </message>
    <message>
        <source>Deactivated an account</source>
        <translation>停用账号</translation>
    </message>
    <message>
        <source>Reactivated an account</source>
        <translation>恢复账号</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>Searched for persons</source>
        <translation>检索人员</translation>
    </message>
    <message>
        <source>Asked to see clear details</source>
        <translation>申请查看完整信息</translation>
    </message>
    <message>
        <source>Saw clear details</source>
        <translation>查看完整信息</translation>
    </message>
    <message>
        <source>Saw a contact</source>
        <translation>查看联系方式</translation>
    </message>
    <message>
        <source>Saved persons</source>
        <translation>保存人员信息</translation>
    </message>
    <message>
        <source>Rebuilt the search</source>
        <translation>重建搜索索引</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Duty number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Area of duty</source>
        <translation>辖区</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>校验链条</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Choose a line to read it whole.</source>
        <translation>选中一条记录查看详情。</translation>
    </message>
    <message>
        <source>Older lines</source>
        <translation>更早的记录</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部人员</translation>
    </message>
    <message>
        <source>Read the audit log</source>
        <translation>读取审计记录</translation>
    </message>
    <message>
        <source>Nothing has been written to the log yet.</source>
        <translation>尚无审计记录。</translation>
    </message>
    <message>
        <source>The chain is whole: no line was changed, removed or swapped.</source>
        <translation>链条完整：没有记录被改动、删除或调换。</translation>
    </message>
    <message>
        <source>The chain is broken at line {number}.</source>
        <translation>链条在第 {number} 条记录处断开。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>without end</source>
        <translation>长期有效</translation>
    </message>
    <message>
        <source>The last day on which the role is valid</source>
        <translation>角色有效期的最后一天</translation>
    </message>
    <message>
        <source>This account may not manage login roles. The server&apos;s administrator has still to run:</source>
        <translation>当前账号无权管理数据库登录角色，还须由服务器管理员执行：</translation>
    </message>
    <message>
        <source>Copy SQL</source>
        <translation>复制 SQL</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>Give this person a new first password, shown once</source>
        <translation>为此人重新设置初始口令，只显示一次</translation>
    </message>
    <message>
        <source>The login stays for good: the audit log names it.</source>
        <translation>登录名不能更改：审计记录以它署名。</translation>
    </message>
    <message>
        <source>Empty for a single operator</source>
        <translation>单人使用时可留空</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>新建账号</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Reactivate</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Hand over the sign-in</source>
        <translation>移交登录信息</translation>
    </message>
    <message>
        <source>The first password of {name} (login {login}). It is shown only once: hand it over now.</source>
        <translation>{name}（登录名 {login}）的初始口令。只显示这一次，请当面移交。</translation>
    </message>
    <message>
        <source>The person changes it after the first sign-in: Change my password …</source>
        <translation>本人首次登录后请用“修改我的口令…”更换。</translation>
    </message>
    <message>
        <source>Copy password</source>
        <translation>复制口令</translation>
    </message>
    <message>
        <source>You may not make login roles. The server&apos;s administrator has to run this SQL:</source>
        <translation>您无权创建数据库登录角色，须由服务器管理员执行以下 SQL：</translation>
    </message>
    <message>
        <source>Last act</source>
        <translation>最近操作</translation>
    </message>
    <message>
        <source> (deactivated)</source>
        <translation>（已停用）</translation>
    </message>
    <message>
        <source>Login: {login}</source>
        <translation>登录名：{login}</translation>
    </message>
    <message>
        <source>Single operator</source>
        <translation>单机操作员</translation>
    </message>
    <message>
        <source>Duty number: {number}</source>
        <translation>工号：{number}</translation>
    </message>
    <message>
        <source>Department: {name}</source>
        <translation>部门：{name}</translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation>创建于 {time}</translation>
    </message>
    <message>
        <source>The server&apos;s administrator has still to run SQL for this account.</source>
        <translation>此账号还须由服务器管理员执行 SQL。</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Name, role, area …</source>
        <translation>姓名、角色、辖区…</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新建账号</translation>
    </message>
    <message>
        <source>Deactivated ones, too</source>
        <translation>显示已停用账号</translation>
    </message>
    <message>
        <source>Connect to a database to see its accounts.</source>
        <translation>请先连接数据库，再查看账号。</translation>
    </message>
    <message>
        <source>Read accounts</source>
        <translation>读取账号</translation>
    </message>
    <message>
        <source>There are no accounts yet. Make one for everybody who works here, so that the log names them.</source>
        <translation>还没有账号。请为每位工作人员建立账号，审计记录才能署名到人。</translation>
    </message>
    <message>
        <source>Change accounts</source>
        <translation>修改账号</translation>
    </message>
    <message>
        <source>The account was saved.</source>
        <translation>账号已保存。</translation>
    </message>
    <message>
        <source>The login {login} has no active account in this store.</source>
        <translation>登录名 {login} 在此数据库中没有有效账号。</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>浏览人员</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>受理员</translation>
    </message>
    <message>
        <source>Grid worker</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>派遣员</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>处置人员</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>核查人员</translation>
    </message>
    <message>
        <source>Revealer</source>
        <translation>完整信息查看人员</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Sees maps, things and events of the area; no residents.</source>
        <translation>查看辖区内的地图、部件和事件，不见居民信息。</translation>
    </message>
    <message>
        <source>Reports events and keeps people and houses of the grid up to date.</source>
        <translation>上报事件，维护网格内的人房信息。</translation>
    </message>
    <message>
        <source>Dispatches events, sends messages, closes roads, makes plans.</source>
        <translation>派遣事件、发送消息、设置道路封闭、编制疏散方案。</translation>
    </message>
    <message>
        <source>Signs for events and handles them; never sees who reported.</source>
        <translation>签收并处置事件，看不到上报人身份。</translation>
    </message>
    <message>
        <source>Sees a resident&apos;s clear details, on request and with a reason.</source>
        <translation>说明事由、提出申请后查看居民完整信息。</translation>
    </message>
    <message>
        <source>Manages accounts, areas and code lists, and reads the audit log.</source>
        <translation>管理账号、辖区和代码表，查阅审计记录。</translation>
    </message>
    <message>
        <source>Roles: {roles}</source>
        <translation>角色：{roles}</translation>
    </message>
    <message>
        <source>Change person</source>
        <translation>换人</translation>
    </message>
    <message>
        <source>Who works here from now on?</source>
        <translation>接下来由谁值守？</translation>
    </message>
    <message>
        <source>Keep this sign-in at this workstation</source>
        <translation>在本机记住此登录</translation>
    </message>
    <message>
        <source>The password is kept in QGIS&apos;s authentication database, sealed by its master password.</source>
        <translation>口令保存在 QGIS 认证数据库中，由其主密码加密。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take this person off the list and remove the password that was kept.</source>
        <translation>从名单中移除此人，并删除已保存的口令。</translation>
    </message>
    <message>
        <source>Another person …</source>
        <translation>其他人员…</translation>
    </message>
    <message>
        <source>This person has no PIN at this workstation.</source>
        <translation>此人在本机没有设置 PIN 码。</translation>
    </message>
    <message>
        <source>The PIN is wrong. Try again in {seconds} s.</source>
        <translation>PIN 码错误，请 {seconds} 秒后再试。</translation>
    </message>
    <message>
        <source>The PIN is wrong.</source>
        <translation>PIN 码错误。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁屏</translation>
    </message>
    <message>
        <source>This workstation is locked. Changes go on arriving.</source>
        <translation>本机已锁屏，数据仍在实时接收。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Change person …</source>
        <translation>换人…</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Change my password …</source>
        <translation>修改我的口令…</translation>
    </message>
    <message>
        <source>A database is being opened already: try again in a moment.</source>
        <translation>正在打开数据库，请稍后再试。</translation>
    </message>
    <message>
        <source>This login has no active account in this database.</source>
        <translation>此登录名在该数据库中没有有效账号。</translation>
    </message>
    <message>
        <source>Write the audit log</source>
        <translation>写入审计记录</translation>
    </message>
    <message>
        <source>The workstation was not locked: {name} has no PIN here. Choose one by locking it once.</source>
        <translation>未能自动锁屏：{name} 在本机没有 PIN 码，请先手动锁屏一次并设置。</translation>
    </message>
    <message>
        <source>Choose a PIN of {least} to {most} digits. It unlocks this workstation only; it signs nobody in.</source>
        <translation>请设置 {least} 至 {most} 位数字的 PIN 码。它只用于本机解锁，不能用来登录。</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN 码</translation>
    </message>
    <message>
        <source>The new password of {login} on the server. It is stored by nobody but the server, as a verifier.</source>
        <translation>{login} 在服务器上的新口令。口令不会明文传送，服务器只保存校验值。</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>修改我的口令</translation>
    </message>
    <message>
        <source>The password was changed.</source>
        <translation>口令已修改。</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database needs its master password first.</source>
        <translation>请先输入 QGIS 认证数据库的主密码。</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database did not take the password.</source>
        <translation>口令未能存入 QGIS 认证数据库。</translation>
    </message>
    <message>
        <source>A PIN has {least} to {most} digits.</source>
        <translation>PIN 码为 {least} 至 {most} 位数字。</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database did not take the PIN.</source>
        <translation>PIN 码未能存入 QGIS 认证数据库。</translation>
    </message>
    <message>
        <source>{database} refuses the sign-in: the login or the password is wrong.</source>
        <translation>{database} 拒绝登录：登录名或口令错误。</translation>
    </message>
    <message>
        <source>A file has no passwords: whoever has it may read it. The person chosen here is named in the audit log and in every step.</source>
        <translation>文件没有口令，拿到文件的人都能读取；此处选定的人员将署名于审计记录和每一步操作。</translation>
    </message>
    <message>
        <source>Accepts events and calls back; enters people and houses, masked.</source>
        <translation>受理、回访事件，录入人口和房屋，居民信息脱敏显示。</translation>
    </message>
    <message>
        <source>Verifies on site; another person than the handler.</source>
        <translation>现场核查，不得与处置人为同一人。</translation>
    </message>
    <message>
        <source>{role} (until {day})</source>
        <translation>{role}（至 {day}）</translation>
    </message>
    <message>
        <source>Last act: {time}</source>
        <translation>最近操作：{time}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{name} (signed in)</source>
        <translation>{name}（当前）</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Several people work in this file: choose who works now under “Change person”.</source>
        <translation>此文件有多人使用：请通过“换人”选择当前值守人员。</translation>
    </message>
    <message>
        <source>Masks personal data the way the database does: of a name the surname stays, of a document number the first and last character, of a mobile number the first three and last four digits, of an address everything down to the building. What is masked already stays as it is.</source>
        <translation>按数据库的规则对个人信息脱敏：姓名保留姓氏，证件号码保留首末各一位，手机号保留前三位和后四位，地址保留到楼栋。已脱敏的内容保持不变。</translation>
    </message>
    <message>
        <source>Tells whether a citizen number (18 characters, or 15 digits of the first generation) is valid: province, birth date and check character. Numbers of generated residents are not valid.</source>
        <translation>判断公民身份号码（18 位，或第一代 15 位）是否有效：检查省份、出生日期和校验码。演示用的生成号码视为无效。</translation>
    </message>
    <message>
        <source>Tells whether a unified social credit code is valid: its characters and both check characters.</source>
        <translation>判断统一社会信用代码是否有效：检查所用字符和两个校验码。</translation>
    </message>
    <message>
        <source>Tells whether a component code has the form of the standard: county, class, sequence (16 digits) or the municipal variant (19 digits). The list of classes is not asked, because cities extend it.</source>
        <translation>判断部件代码的形式是否符合标准：县级代码＋类别＋顺序号（16 位），或城市自定的形式（19 位）。类别表各地可以扩展，因此不核对类别是否在表中。</translation>
    </message>
    <message>
        <source>Gives the name of a display level, 1 to 4.</source>
        <translation>返回显示等级（1 至 4）的名称。</translation>
    </message>
    <message>
        <source>Gives the name of a code from the code lists that come with CivicGrid. A code that is not in the list gives NULL.</source>
        <translation>返回智慧网格自带代码表中某个代码的名称。代码不在表中时返回 NULL。</translation>
    </message>
    <message>
        <source>Converts a geometry in degrees between WGS 84, CGCS2000, GCJ-02 and BD-09.</source>
        <translation>在 WGS 84、CGCS2000、GCJ-02 和 BD-09 之间转换以度为单位的几何图形。</translation>
    </message>
    <message>
        <source>Gives the whole days that have passed since an instant or a date, negative for the future: how fresh something is.</source>
        <translation>返回自某一时刻或日期以来的整天数，未来时刻为负数，用于表示数据的新鲜度。</translation>
    </message>
    <message>
        <source>text to mask</source>
        <translation>要脱敏的文本</translation>
    </message>
    <message>
        <source>what it is: &apos;name&apos;, &apos;id&apos; or &apos;document&apos;, &apos;phone&apos;, &apos;address&apos;</source>
        <translation>内容类型：&apos;name&apos; 姓名、&apos;id&apos; 或 &apos;document&apos; 证件号码、&apos;phone&apos; 电话、&apos;address&apos; 地址</translation>
    </message>
    <message>
        <source>citizen number as text</source>
        <translation>公民身份号码（文本）</translation>
    </message>
    <message>
        <source>unified social credit code as text</source>
        <translation>统一社会信用代码（文本）</translation>
    </message>
    <message>
        <source>component code as text</source>
        <translation>部件代码（文本）</translation>
    </message>
    <message>
        <source>instant of the deadline: a datetime, or a text with its time zone</source>
        <translation>办理时限：日期时间，或带时区的文本</translation>
    </message>
    <message>
        <source>instant at which the event was closed, NULL while it is open</source>
        <translation>结案时刻，未结案时为 NULL</translation>
    </message>
    <message>
        <source>instant to compare with; now, if it is left out</source>
        <translation>用于比较的时刻，省略时为当前时刻</translation>
    </message>
    <message>
        <source>display level, 1 to 4</source>
        <translation>显示等级，1 至 4</translation>
    </message>
    <message>
        <source>&apos;zh&apos; or &apos;en&apos;; the language of QGIS, if it is left out</source>
        <translation>&apos;zh&apos; 或 &apos;en&apos;，省略时采用 QGIS 的界面语言</translation>
    </message>
    <message>
        <source>name of the code list, such as &apos;room_use&apos; or &apos;event_source&apos;</source>
        <translation>代码表名称，例如 &apos;room_use&apos; 或 &apos;event_source&apos;</translation>
    </message>
    <message>
        <source>code in that list</source>
        <translation>该表中的代码</translation>
    </message>
    <message>
        <source>a point or any other geometry, longitude and latitude in degrees</source>
        <translation>点或其他几何图形，经纬度以度为单位</translation>
    </message>
    <message>
        <source>its coordinate system: &apos;wgs84&apos;, &apos;cgcs2000&apos;, &apos;gcj02&apos; or &apos;bd09&apos;</source>
        <translation>其坐标系：&apos;wgs84&apos;、&apos;cgcs2000&apos;、&apos;gcj02&apos; 或 &apos;bd09&apos;</translation>
    </message>
    <message>
        <source>the coordinate system wanted, one of the same four</source>
        <translation>目标坐标系，取值同上</translation>
    </message>
    <message>
        <source>a datetime, a date, or a text with its time zone</source>
        <translation>日期时间、日期，或带时区的文本</translation>
    </message>
    <message>
        <source>instant to count up to; now, if it is left out</source>
        <translation>计算到的时刻，省略时为当前时刻</translation>
    </message>
    <message>
        <source>function {name}</source>
        <translation>函数 {name}</translation>
    </message>
    <message>
        <source>Syntax</source>
        <translation>语法</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>The kind “{value}” is unknown; known are {known}.</source>
        <translation>不支持的内容类型“{value}”，可用的有 {known}。</translation>
    </message>
    <message>
        <source>The display level “{value}” is unknown; known are {known}.</source>
        <translation>没有显示等级“{value}”，可用的有 {known}。</translation>
    </message>
    <message>
        <source>The language “{value}” is unknown; known are {known}.</source>
        <translation>不支持的语言“{value}”，可用的有 {known}。</translation>
    </message>
    <message>
        <source>The code list “{value}” is unknown; known are {known}.</source>
        <translation>没有代码表“{value}”，可用的有 {known}。</translation>
    </message>
    <message>
        <source>The first value is no geometry.</source>
        <translation>第一个值不是几何图形。</translation>
    </message>
    <message>
        <source>The coordinates are no degrees.</source>
        <translation>坐标不是以度为单位的经纬度。</translation>
    </message>
    <message>
        <source>The value “{value}” is no text.</source>
        <translation>值“{value}”不是文本。</translation>
    </message>
    <message>
        <source>“{value}” is no instant with a time zone.</source>
        <translation>“{value}”不是带时区的时刻。</translation>
    </message>
    <message>
        <source>The duty workstation does not run as administrator.</source>
        <translation>值班工作站不能以管理员身份运行。</translation>
    </message>
    <message>
        <source>The duty workstation is running already.</source>
        <translation>值班工作站已在运行。</translation>
    </message>
    <message>
        <source>A path with a quotation mark cannot be written in a batch file: {path}</source>
        <translation>路径中含有引号，无法写入批处理文件：{path}</translation>
    </message>
    <message>
        <source>The profile {name} exists already and was not made by CivicGrid.</source>
        <translation>配置文件 {name} 已存在，且不是由智慧网格创建的。</translation>
    </message>
    <message>
        <source>A path with a line break cannot be used: {path}</source>
        <translation>路径中含有换行符，无法使用：{path}</translation>
    </message>
    <message>
        <source>Enter duty mode</source>
        <translation>进入值班模式</translation>
    </message>
    <message>
        <source>Duty workstation …</source>
        <translation>值班工作站…</translation>
    </message>
    <message>
        <source>Leave duty mode</source>
        <translation>退出值班模式</translation>
    </message>
    <message>
        <source>Whole area</source>
        <translation>全域</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Duty mode</source>
        <translation>值班模式</translation>
    </message>
    <message>
        <source>This is a duty workstation: duty mode cannot be left here.</source>
        <translation>这是值班工作站，不能在此退出值班模式。</translation>
    </message>
    <message>
        <source>Leave duty mode? The window comes back as it was, and layers can be edited again.</source>
        <translation>要退出值班模式吗？窗口将恢复原状，图层可重新编辑。</translation>
    </message>
    <message>
        <source>Duty mode locks the layers. Save or discard the edits first in: {layers}.</source>
        <translation>值班模式会锁定图层。请先保存或放弃以下图层的编辑：{layers}。</translation>
    </message>
    <message>
        <source>The project has changes that are not saved. In duty mode QGIS closes without asking. Save them now?</source>
        <translation>工程有未保存的更改。值班模式下关闭 QGIS 时不再询问。是否现在保存？</translation>
    </message>
    <message>
        <source>These groups have lost their rights: {names}.</source>
        <translation>以下组失去了权限：{names}。</translation>
    </message>
    <message>
        <source>Everybody who may sign in can call these functions: {names}.</source>
        <translation>任何能登录的人都可以调用以下函数：{names}。</translation>
    </message>
    <message>
        <source>The change log holds transaction numbers of another server ({names}).</source>
        <translation>变更日志中有另一台服务器的事务号（{names}）。</translation>
    </message>
    <message>
        <source>With BACKUP, a folder made by “Back up a database”: verifies it and restores it as the GeoPackage DATABASE, where none may be yet. Without it: checks a database that is there, the chain of the audit log, attached files, and on PostgreSQL that no right and no rule is missing; where something is, it finishes what pg_restore leaves undone (groups and their members, grants, row-level security, the change log) and checks again. Each finding that is left is one line, and then the algorithm fails.</source>
        <translation>给出 BACKUP（“备份数据库”生成的文件夹）时：核验后恢复为 GeoPackage DATABASE，该位置不能已有文件。不给 BACKUP 时：检查已有的数据库，包括审计链、附件，PostgreSQL 还检查权限和规则有无缺失；有缺失时补上 pg_restore 带不过来的部分（组及成员、授权、行级安全、变更日志），再检查一遍。仍有问题时每个问题一行，算法以失败结束。</translation>
    </message>
    <message>
        <source>What pg_restore leaves undone is done now.</source>
        <translation>现在补上 pg_restore 带不过来的部分。</translation>
    </message>
    <message>
        <source>The database was not opened: {reason}</source>
        <translation>数据库未能打开：{reason}</translation>
    </message>
    <message>
        <source>Duty workstation</source>
        <translation>值班工作站</translation>
    </message>
    <message>
        <source>Duty mode may be left there</source>
        <translation>允许在该工作站退出值班模式</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>重新设置</translation>
    </message>
    <message>
        <source>This computer is a duty workstation for you.</source>
        <translation>本机已为您设置为值班工作站。</translation>
    </message>
    <message>
        <source>At a duty workstation QGIS starts with your session, in duty mode and in a profile of its own, and starts again after a crash. Your own profile is not changed. Passwords are not copied.</source>
        <translation>在值班工作站上，QGIS 随用户登录自动启动，使用单独的配置文件并直接进入值班模式，崩溃后自动重新启动。您自己的配置文件不受影响，口令不会被复制。</translation>
    </message>
    <message>
        <source>QGIS runs in the duty workstation&apos;s profile; set it up or remove it from your own profile.</source>
        <translation>QGIS 正在使用值班工作站的配置文件；请在您自己的配置文件中设置或移除。</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Launcher and its log</source>
        <translation>启动程序及其日志</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>登录时自动启动</translation>
    </message>
    <message>
        <source>These files belong to it:</source>
        <translation>包含以下文件：</translation>
    </message>
    <message>
        <source>These files will be written:</source>
        <translation>将写入以下文件：</translation>
    </message>
    <message>
        <source>Remove the duty workstation? Its profile is deleted with everything in it.</source>
        <translation>要移除值班工作站吗？其配置文件及其中的全部内容将被删除。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation>无法写入 {path}：{reason}</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选定</translation>
    </message>
    <message>
        <source>The password was changed on the server; what is stored with the connection is still the old one.</source>
        <translation>服务器上的口令已修改，但连接中保存的仍是旧口令。</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>请先选择数据库文件。</translation>
    </message>
    <message>
        <source>Choose a connection first.</source>
        <translation>请先选择连接。</translation>
    </message>
    <message>
        <source>The imagery {address} cannot be opened: correct it under Settings ▸ Options ▸ CivicGrid.</source>
        <translation>影像“{address}”无法打开，请在“设置 ▸ 选项 ▸ 智慧网格”中更正。</translation>
    </message>
    <message>
        <source>Whoever is to be locked out needs a PIN: lock the screen once by hand to choose it.</source>
        <translation>自动锁屏需要 PIN 码：请先手动锁屏一次，设好自己的 PIN 码。</translation>
    </message>
    <message>
        <source>No imagery is set: name a raster file or a service under Settings ▸ Options ▸ CivicGrid.</source>
        <translation>尚未设置影像：请在“设置 ▸ 选项 ▸ 智慧网格”中填写栅格文件或影像服务。</translation>
    </message>
    <message>
        <source>this is not a GeoPackage</source>
        <translation>不是 GeoPackage 文件</translation>
    </message>
    <message>
        <source>the file cannot be opened; it may be missing, or this account may not read it</source>
        <translation>文件无法打开，可能不存在，或当前系统账号无权读取</translation>
    </message>
    <message>
        <source>the file is damaged; restore a backup</source>
        <translation>文件已损坏，请用备份恢复</translation>
    </message>
    <message>
        <source>Connection lost: numbers of {time}</source>
        <translation>连接中断，数据截至 {time}</translation>
    </message>
    <message>
        <source>Exported the keys</source>
        <translation>导出密钥</translation>
    </message>
    <message>
        <source>Resident {number}</source>
        <translation>居民 {number}</translation>
    </message>
    <message>
        <source>Account {number}</source>
        <translation>账号 {number}</translation>
    </message>
    <message>
        <source>Organisation {number}</source>
        <translation>单位 {number}</translation>
    </message>
    <message>
        <source>Facility {number}</source>
        <translation>应急资源 {number}</translation>
    </message>
    <message>
        <source>Party of an event {number}</source>
        <translation>事件当事人 {number}</translation>
    </message>
    <message>
        <source>The database was upgraded; the one from before is kept as {file}.</source>
        <translation>数据库已升级，升级前的副本保存为 {file}。</translation>
    </message>
    <message>
        <source>This database was made by an older CivicGrid (schema {version}; this one works with {latest}). Upgrade it now? It is upgraded completely or not at all. A file is copied first; of a server make a backup. Older versions of CivicGrid cannot open it afterwards.</source>
        <translation>该数据库由旧版智慧网格创建（结构版本 {version}，当前程序需要 {latest}）。现在升级吗？升级要么全部完成，要么完全不改动。文件数据库会先自动另存一份副本，服务器数据库请先做好备份。升级后旧版程序将无法再打开它。</translation>
    </message>
    <message>
        <source>Exporter</source>
        <translation>明文导出员</translation>
    </message>
    <message>
        <source>Exports contacts in clear to a file, with a reason; every export is numbered.</source>
        <translation>凭理由将联系人等明文导出到文件，每次导出均有编号。</translation>
    </message>
    <message>
        <source>There is no shape.</source>
        <translation>没有图形。</translation>
    </message>
    <message>
        <source>The shape cannot be read: it holds a curve or is damaged.</source>
        <translation>图形无法读取：含有曲线或已损坏。</translation>
    </message>
    <message>
        <source>A coordinate is not a number.</source>
        <translation>有坐标不是数字。</translation>
    </message>
    <message>
        <source>The position is 0, 0.</source>
        <translation>坐标为 0, 0。</translation>
    </message>
    <message>
        <source>The position lies outside {place}.</source>
        <translation>位置在{place}范围之外。</translation>
    </message>
    <message>
        <source>Longitude and latitude are swapped: the other way round the position lies in {place}.</source>
        <translation>经纬度颠倒：交换后位置落在{place}内。</translation>
    </message>
    <message>
        <source>The shape carries heights, which nothing uses.</source>
        <translation>图形带有高程，系统不使用。</translation>
    </message>
    <message>
        <source>The outline crosses or touches itself.</source>
        <translation>边界自相交或自相接。</translation>
    </message>
    <message>
        <source>The shape has no area.</source>
        <translation>图形没有面积。</translation>
    </message>
    <message>
        <source>The shape is the same as that of {other}.</source>
        <translation>图形与“{other}”相同。</translation>
    </message>
    <message>
        <source>The shape overlaps {other} by {area} m².</source>
        <translation>与“{other}”重叠 {area} 平方米。</translation>
    </message>
    <message>
        <source>The shape is {width} m wide on average (thinness {thinness}).</source>
        <translation>图形平均宽度仅 {width} 米（狭长度 {thinness}）。</translation>
    </message>
    <message>
        <source>The shape has {count} holes that should not be there, the smallest of {area} m².</source>
        <translation>有 {count} 个不应存在的孔洞，最小的 {area} 平方米。</translation>
    </message>
    <message>
        <source>The outline has {count} spikes.</source>
        <translation>边界上有 {count} 处尖刺。</translation>
    </message>
    <message>
        <source>The outline has {count} repeated vertices.</source>
        <translation>边界上有 {count} 个重复节点。</translation>
    </message>
    <message>
        <source>The shape has {count} parts.</source>
        <translation>图形由 {count} 个部件组成。</translation>
    </message>
    <message>
        <source>The shape has {count} tiny parts, the smallest of {area} m².</source>
        <translation>有 {count} 个碎小部件，最小的 {area} 平方米。</translation>
    </message>
    <message>
        <source>Between the grids is a gap of {area} m², {width} m wide on average.</source>
        <translation>网格之间有 {area} 平方米的空隙，平均宽 {width} 米。</translation>
    </message>
    <message>
        <source>The line has no length.</source>
        <translation>线的长度为零。</translation>
    </message>
    <message>
        <source>The line is the same as {other}.</source>
        <translation>与“{other}”完全相同。</translation>
    </message>
    <message>
        <source>The line crosses itself where it has no vertex.</source>
        <translation>线在无节点处与自身相交。</translation>
    </message>
    <message>
        <source>The line has {count} repeated vertices.</source>
        <translation>线上有 {count} 个重复节点。</translation>
    </message>
    <message>
        <source>The line ends {metres} m beside the end of {other}.</source>
        <translation>端点与“{other}”的端点相差 {metres} 米。</translation>
    </message>
    <message>
        <source>The line ends {metres} m before {other}.</source>
        <translation>端点差 {metres} 米未到“{other}”。</translation>
    </message>
    <message>
        <source>The line ends {metres} m behind {other}.</source>
        <translation>端点越过“{other}” {metres} 米。</translation>
    </message>
    <message>
        <source>The line ends on {other}, which has no vertex there.</source>
        <translation>端点落在“{other}”上，但该处没有节点。</translation>
    </message>
    <message>
        <source>The buildings lie {metres} m off the streets (direction {bearing}°), as if their coordinates were {system}.</source>
        <translation>楼栋整体偏离道路 {metres} 米（方位 {bearing}°），坐标像是 {system}。</translation>
    </message>
    <message>
        <source>The code {code} does not begin with its parent&apos;s, {parent}.</source>
        <translation>代码 {code} 未以上级代码 {parent} 开头。</translation>
    </message>
    <message>
        <source>The code {code} is of another county than {county}.</source>
        <translation>代码 {code} 不属于本县（{county}）。</translation>
    </message>
    <message>
        <source>The code {code} does not begin with the code of its community, {community}.</source>
        <translation>编码 {code} 未以所属社区代码 {community} 开头。</translation>
    </message>
    <message>
        <source>Only {share} % of the grid lies within its community {community}.</source>
        <translation>网格只有 {share}% 在所属社区“{community}”范围内。</translation>
    </message>
    <message>
        <source>The code {code} is of the class {found}, the component of the class {given}.</source>
        <translation>编码 {code} 的类别为 {found}，部件登记的类别为 {given}。</translation>
    </message>
    <message>
        <source>It is declared in the grid {declared}, but lies in {found}.</source>
        <translation>登记在网格 {declared}，实际位于 {found}。</translation>
    </message>
    <message>
        <source>The duty phone is neither a mobile number nor a landline with its area code.</source>
        <translation>值班电话既不是手机号，也不是带区号的固定电话。</translation>
    </message>
    <message>
        <source>The room&apos;s building is not there.</source>
        <translation>房间所属的楼栋不存在。</translation>
    </message>
    <message>
        <source>The residential building has no rooms.</source>
        <translation>住宅楼没有房间。</translation>
    </message>
    <message>
        <source>The highest room is on floor {highest}, the building has {floors} floors.</source>
        <translation>最高的房间在 {highest} 层，楼栋登记 {floors} 层。</translation>
    </message>
    <message>
        <source>The lowest room is on floor {lowest}, the building has {basements} basements.</source>
        <translation>最低的房间在 {lowest} 层，楼栋登记地下 {basements} 层。</translation>
    </message>
    <message>
        <source>The building lies in no grid that is valid today.</source>
        <translation>楼栋不在任何现行网格内。</translation>
    </message>
    <message>
        <source>The building reaches into {count} grids: {grids}.</source>
        <translation>楼栋跨 {count} 个网格：{grids}。</translation>
    </message>
    <message>
        <source>The address can be read in two ways.</source>
        <translation>地址可有两种读法。</translation>
    </message>
    <message>
        <source>{count} buildings have this address; the first is {other}.</source>
        <translation>有 {count} 栋楼使用这一地址，第一栋为“{other}”。</translation>
    </message>
    <message>
        <source>{count} buildings have this number in the estate; the first is {other}.</source>
        <translation>小区内有 {count} 栋楼使用这一楼号，第一栋为“{other}”。</translation>
    </message>
    <message>
        <source>{count} buildings have this name in the estate; the first is {other}.</source>
        <translation>小区内有 {count} 栋楼同名，第一栋为“{other}”。</translation>
    </message>
    <message>
        <source>The alias stands for {count} buildings.</source>
        <translation>这一别名指向 {count} 栋楼。</translation>
    </message>
    <message>
        <source>The person is linked to no room.</source>
        <translation>人员未关联任何房间。</translation>
    </message>
    <message>
        <source>The person has {count} stays at a time with another one.</source>
        <translation>有 {count} 条居住登记与另一条时间重叠。</translation>
    </message>
    <message>
        <source>The birth year {year} is impossible.</source>
        <translation>出生年份 {year} 不可能。</translation>
    </message>
    <message>
        <source>The department {department} is no longer active.</source>
        <translation>所属部门“{department}”已停用。</translation>
    </message>
    <message>
        <source>No grid that is valid today has the code {code}.</source>
        <translation>现行网格中没有编码 {code}。</translation>
    </message>
    <message>
        <source>The responder is no longer active, but has {count} shifts that are not over.</source>
        <translation>该人员或车辆已停用，但仍有 {count} 个未结束的班次。</translation>
    </message>
    <message>
        <source>The parent department {department} is no longer active.</source>
        <translation>上级部门“{department}”已停用。</translation>
    </message>
    <message>
        <source>The department is no longer active, but has {count} responsibilities.</source>
        <translation>部门已停用，但仍有 {count} 项职责。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>质检结果</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象名称</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>{count} within {metres} m</source>
        <translation>{metres} 米内 {count} 处</translation>
    </message>
    <message>
        <source>Line ends that miss their junction: {counts}</source>
        <translation>未接上路口的线端点：{counts}</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>{count} more findings are counted but not listed: of each rule the first {most} are.</source>
        <translation>另有 {count} 条只计数未列出：每条规则最多列出前 {most} 条。</translation>
    </message>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>WGS 84 / CGCS2000</source>
        <translation>WGS 84 / CGCS2000</translation>
    </message>
    <message>
        <source>GCJ-02</source>
        <translation>GCJ-02</translation>
    </message>
    <message>
        <source>BD-09</source>
        <translation>BD-09</translation>
    </message>
    <message>
        <source>These points lie {metres} m to the {direction} of the streets and buildings that they belong to; their coordinates look like {system}.</source>
        <translation>这些点位于对应道路和楼栋的{direction}方向 {metres} 米处，坐标像是 {system}。</translation>
    </message>
    <message>
        <source>For this finding there is no repair: only a person can put it right.</source>
        <translation>此类问题不能自动修复，需人工处理。</translation>
    </message>
    <message>
        <source>Other data belongs to this object; move it to the other one first.</source>
        <translation>有其他数据归属该对象，请先移到另一个对象上。</translation>
    </message>
    <message>
        <source>The repair would change nothing.</source>
        <translation>修复不会带来任何改变。</translation>
    </message>
    <message>
        <source>Meanwhile other data belongs to an object that was to be taken out.</source>
        <translation>要移除的对象在此期间已有其他数据归属。</translation>
    </message>
    <message>
        <source>{count} of the objects were changed meanwhile; check again.</source>
        <translation>有 {count} 个对象在此期间被修改，请重新质检。</translation>
    </message>
    <message>
        <source>This account may not change all of these objects.</source>
        <translation>当前账号无权修改其中的全部对象。</translation>
    </message>
    <message>
        <source>Data checks</source>
        <translation>数据质检</translation>
    </message>
    <message>
        <source>old shape</source>
        <translation>原图形</translation>
    </message>
    <message>
        <source>new shape</source>
        <translation>新图形</translation>
    </message>
    <message>
        <source>Overlaps to the larger</source>
        <translation>重叠归较大者</translation>
    </message>
    <message>
        <source>to the first</source>
        <translation>归先录入者</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>{count} left as they are: {reason}</source>
        <translation>{count} 个保持不变：{reason}</translation>
    </message>
    <message>
        <source>Nothing has been changed yet. Look at each repair, and untick what you do not want.</source>
        <translation>尚未做任何修改。请逐项查看，取消勾选不需要的修复。</translation>
    </message>
    <message>
        <source>Apply {count}</source>
        <translation>应用 {count} 项</translation>
    </message>
    <message>
        <source>Land cover</source>
        <translation>地表覆盖</translation>
    </message>
    <message>
        <source>Dangerous goods</source>
        <translation>危险品</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>处置部门</translation>
    </message>
    <message>
        <source>Address aliases</source>
        <translation>地址别名</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>and {count} more: export the list, or narrow it down</source>
        <translation>另有 {count} 条：请导出清单或缩小范围</translation>
    </message>
    <message>
        <source>Object or rule …</source>
        <translation>对象或规则…</translation>
    </message>
    <message>
        <source>How far a line&apos;s end may be from its junction; applied at the next check</source>
        <translation>线的端点与路口最多相差多远；下次质检时生效</translation>
    </message>
    <message>
        <source>Repair …</source>
        <translation>修复…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Line ends</source>
        <translation>线端点</translation>
    </message>
    <message>
        <source>Whole database</source>
        <translation>整个数据库</translation>
    </message>
    <message>
        <source>Nothing has been checked yet. A check reads everything and changes nothing.</source>
        <translation>尚未质检。质检只读取数据，不做任何修改。</translation>
    </message>
    <message>
        <source>Read the areas</source>
        <translation>读取行政区划</translation>
    </message>
    <message>
        <source>The check was cancelled.</source>
        <translation>校验已取消。</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在质检…</translation>
    </message>
    <message>
        <source>Check the data</source>
        <translation>数据质检</translation>
    </message>
    <message>
        <source>All tables</source>
        <translation>全部数据表</translation>
    </message>
    <message>
        <source>within {metres} m: {count} places</source>
        <translation>{metres} 米内：{count} 处</translation>
    </message>
    <message>
        <source>within {metres} m</source>
        <translation>{metres} 米内</translation>
    </message>
    <message>
        <source>{errors} errors, {warnings} warnings, {notes} notes</source>
        <translation>{errors} 个错误，{warnings} 个警告，{notes} 个提示</translation>
    </message>
    <message>
        <source>Nothing was found: everything that was checked is in order.</source>
        <translation>未发现问题：所检查的内容全部正常。</translation>
    </message>
    <message>
        <source>Not checked, because this account may not read all that is needed: {rules}</source>
        <translation>因当前账号无权读取所需数据而未检查：{rules}</translation>
    </message>
    <message>
        <source>Repair {count} …</source>
        <translation>修复 {count} 项…</translation>
    </message>
    <message>
        <source>Double-click a finding to see it on the map.</source>
        <translation>双击一条问题，在地图上查看。</translation>
    </message>
    <message>
        <source>Compute the repairs</source>
        <translation>计算修复方案</translation>
    </message>
    <message>
        <source>Apply the repairs</source>
        <translation>应用修复</translation>
    </message>
    <message>
        <source>{count} objects were repaired; “Undo” takes it back.</source>
        <translation>已修复 {count} 个对象，可用“撤销”恢复。</translation>
    </message>
    <message>
        <source>Take the repairs back</source>
        <translation>撤销修复</translation>
    </message>
    <message>
        <source>The repairs were taken back.</source>
        <translation>修复已撤销。</translation>
    </message>
    <message>
        <source>Export the findings</source>
        <translation>导出质检结果</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>{count} findings were written to {file}.</source>
        <translation>已将 {count} 条结果写入 {file}。</translation>
    </message>
    <message>
        <source>Check the shapes of a layer</source>
        <translation>检查图层的图形</translation>
    </message>
    <message>
        <source>Finds the faults of a layer&apos;s shapes before they are brought into a database. Areas: invalid, without area, duplicated, overlapping, slivers, small holes, spikes, repeated vertices, tiny parts; GAPS adds the gaps between them. Lines: without length, duplicated, crossing themselves, and ends that miss their junction by no more than TOLERANCE metres; the log says how many ends lie within 0.1, 0.5, 1 and 2 m. Any shape: missing, coordinates that are not numbers, at 0/0, heights. OUTPUT has a point where each fault is. Lengths are in metres whatever the layer&apos;s CRS. Nothing is changed: that is what “Repair the shapes of a layer” is for.</source>
        <translation>在数据入库前检查图层的图形。面：无效、面积为零、重复、重叠、狭长碎面、小孔洞、尖刺、重复节点、碎小部件；GAPS 另查面之间的空隙。线：长度为零、重复、自相交，以及与路口相差不超过 TOLERANCE 米的端点；日志给出 0.1、0.5、1、2 米内各有多少处端点。所有图形：缺失、坐标不是数字、位于 0/0、带高程。OUTPUT 在每处问题的位置给出一个点。无论图层采用何种坐标系，长度均以米计。本算法不做任何修改；修复请用“修复图层的图形”。</translation>
    </message>
    <message>
        <source>Find gaps between areas</source>
        <translation>查找面之间的空隙</translation>
    </message>
    <message>
        <source>Number of findings</source>
        <translation>问题数量</translation>
    </message>
    <message>
        <source>Check the integrity of a database</source>
        <translation>数据库质检</translation>
    </message>
    <message>
        <source>Rules (all when none is chosen)</source>
        <translation>规则（不选则全部检查）</translation>
    </message>
    <message>
        <source>Area (code or name)</source>
        <translation>区划（代码或名称）</translation>
    </message>
    <message>
        <source>Tolerance for line ends (metres)</source>
        <translation>线端点容差（米）</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Several areas are called {name}: give the code.</source>
        <translation>有多个区划名为“{name}”，请填写代码。</translation>
    </message>
    <message>
        <source>There is no area {name}.</source>
        <translation>没有区划“{name}”。</translation>
    </message>
    <message>
        <source>Data check</source>
        <translation>数据质检报告</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 条</translation>
    </message>
    <message>
        <source>Field that keeps apart lines at different heights (bridges)</source>
        <translation>区分不同高度的线（桥梁）的字段</translation>
    </message>
    <message>
        <source>Several parts are a fault</source>
        <translation>多部件视为问题</translation>
    </message>
    <message>
        <source>The layer has no coordinate system: lengths cannot be measured</source>
        <translation>图层没有坐标系，无法量算长度</translation>
    </message>
    <message>
        <source>Repair the shapes of a layer</source>
        <translation>修复图层的图形</translation>
    </message>
    <message>
        <source>Faults to repair</source>
        <translation>要修复的问题</translation>
    </message>
    <message>
        <source>Whose an overlap is to be</source>
        <translation>重叠部分归属</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>修复后的图层</translation>
    </message>
    <message>
        <source>Old shapes of what was changed</source>
        <translation>被修改对象的原图形</translation>
    </message>
    <message>
        <source>Number of features changed</source>
        <translation>被修改的要素数量</translation>
    </message>
    <message>
        <source>{count} features changed, {gone} of them left out</source>
        <translation>修改了 {count} 个要素，其中移除 {gone} 个</translation>
    </message>
    <message>
        <source>The number of digits of the code {code} is that of another level.</source>
        <translation>代码 {code} 的位数与级别不符。</translation>
    </message>
    <message>
        <source>Object number</source>
        <translation>对象编号</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Run check</source>
        <translation>开始质检</translation>
    </message>
    <message>
        <source>Check report</source>
        <translation>质检报告</translation>
    </message>
    <message>
        <source>Reason for the rule</source>
        <translation>规则说明</translation>
    </message>
    <message>
        <source>Only an account for the whole database may take objects out.</source>
        <translation>只有负责整个数据库的账号才能移除对象。</translation>
    </message>
    <message>
        <source>Writes a copy of a layer in which the chosen faults are repaired, and leaves the layer itself as it is. Only repairs that lose nothing are chosen at first (invalid shapes, spikes, repeated vertices, heights, junctions without a vertex); the others are yours to choose: duplicates, slivers and shapes without area or length are left out, tiny parts dropped, small holes filled, overlaps given to the larger area or to the first (KEEP), line ends within TOLERANCE metres brought to their junction. Run “Check the shapes of a layer” first: its log says how many ends each tolerance would change. CHANGED takes the features that were changed or left out, with their old shapes. The shapes of the copy are flat: heights and measures are dropped.</source>
        <translation>生成图层的副本并修复所选问题，原图层保持不变。默认只选不损失内容的修复（无效图形、尖刺、重复节点、高程、路口缺节点）；其余由您选择：去除重复、狭长碎面以及面积或长度为零的对象，去除碎小部件、填补小孔洞、重叠部分归较大者或归先出现者（KEEP）、将相差不超过 TOLERANCE 米的线端点接到路口。请先运行“检查图层的图形”：其日志给出每种容差会改变多少处端点。CHANGED 保存被修改或移除的要素及其原图形。副本中的图形为二维，不含高程和测量值。</translation>
    </message>
    <message>
        <source>“{value}” is not a number.</source>
        <translation>“{value}”不是数字。</translation>
    </message>
    <message>
        <source>“{value}” is not a whole number.</source>
        <translation>“{value}”不是整数。</translation>
    </message>
    <message>
        <source>{value} is outside the range from {low} to {high}.</source>
        <translation>{value}超出允许范围（{low}至{high}）。</translation>
    </message>
    <message>
        <source>“{value}” is an approximate number; it was taken as it stands.</source>
        <translation>“{value}”是约数，已按所写数值读取。</translation>
    </message>
    <message>
        <source>“{value}” was read as {number}: the comma stands for the decimal point.</source>
        <translation>“{value}”中的逗号按小数点处理，读作{number}。</translation>
    </message>
    <message>
        <source>“{value}” was read as {number} floors; what stands behind the plus was left out.</source>
        <translation>“{value}”读作{number}层，加号后面的部分未计入。</translation>
    </message>
    <message>
        <source>“{value}” is not a floor.</source>
        <translation>“{value}”不是楼层。</translation>
    </message>
    <message>
        <source>“{value}” is not a numbered floor; the floor&apos;s number is needed.</source>
        <translation>“{value}”没有楼层号，请填写具体楼层。</translation>
    </message>
    <message>
        <source>“{value}” are several floors; one is needed.</source>
        <translation>“{value}”包含多个楼层，只能填写一个。</translation>
    </message>
    <message>
        <source>“{value}” was read as floor {floor} of {floors}.</source>
        <translation>“{value}”读作第{floor}层（共{floors}层）。</translation>
    </message>
    <message>
        <source>“{value}” is neither yes nor no.</source>
        <translation>“{value}”无法判断为是或否。</translation>
    </message>
    <message>
        <source>“{value}” is not in the list of values.</source>
        <translation>“{value}”不在可选值中。</translation>
    </message>
    <message>
        <source>“{value}” is not in the list of values; near to it are: {names}.</source>
        <translation>“{value}”不在可选值中，相近的有：{names}。</translation>
    </message>
    <message>
        <source>“{value}” stands for several codes: {codes}.</source>
        <translation>“{value}”对应多个代码：{codes}。</translation>
    </message>
    <message>
        <source>“{value}” was read as the code {code}: its leading zeros were lost.</source>
        <translation>“{value}”丢失了前导零，读作代码{code}。</translation>
    </message>
    <message>
        <source>This is not a telephone number.</source>
        <translation>不是有效的电话号码。</translation>
    </message>
    <message>
        <source>“{value}” is not a coordinate.</source>
        <translation>“{value}”不是坐标值。</translation>
    </message>
    <message>
        <source>“{value}” is not a position of two coordinates.</source>
        <translation>“{value}”不是由两个坐标值组成的位置。</translation>
    </message>
    <message>
        <source>The coordinate is 0: no position.</source>
        <translation>坐标值为0，视为没有位置。</translation>
    </message>
    <message>
        <source>“{value}” is not a date.</source>
        <translation>“{value}”不是日期。</translation>
    </message>
    <message>
        <source>“{value}” is no day of the calendar.</source>
        <translation>“{value}”这一天不存在。</translation>
    </message>
    <message>
        <source>The date “{value}” is outside the years {first} to {last}.</source>
        <translation>日期“{value}”不在{first}年至{last}年之间。</translation>
    </message>
    <message>
        <source>“{value}” has a year of two digits; write it with four.</source>
        <translation>“{value}”的年份只有两位，请写成四位。</translation>
    </message>
    <message>
        <source>“{value}” may be read as day and month or as month and day; write the year first.</source>
        <translation>“{value}”分不清日和月，请按年-月-日填写。</translation>
    </message>
    <message>
        <source>“{value}” has no day; it was read as {date}.</source>
        <translation>“{value}”没有写明日，读作{date}。</translation>
    </message>
    <message>
        <source>“{value}” is only a year; it was read as {date}.</source>
        <translation>“{value}”只有年份，读作{date}。</translation>
    </message>
    <message>
        <source>The sheet {sheet} is hidden.</source>
        <translation>工作表“{sheet}”是隐藏的。</translation>
    </message>
    <message>
        <source>The file names {said} as its encoding, but its texts are {taken}.</source>
        <translation>文件标明的编码是{said}，但文字实际为{taken}。</translation>
    </message>
    <message>
        <source>Some texts fit no encoding; unreadable characters were replaced.</source>
        <translation>部分文字不符合任何编码，无法识别的字符已替换。</translation>
    </message>
    <message>
        <source>The file does not say in which coordinate system it is.</source>
        <translation>文件没有说明坐标系。</translation>
    </message>
    <message>
        <source>{file} is missing: a shapefile consists of several files, which belong in one folder.</source>
        <translation>缺少{file}：一份 Shapefile 由多个文件组成，须放在同一文件夹中。</translation>
    </message>
    <message>
        <source>There is no encoding {encoding}.</source>
        <translation>没有名为{encoding}的编码。</translation>
    </message>
    <message>
        <source>{file} cannot be read as a table or map{reason}.</source>
        <translation>{file}无法作为表格或地图数据读取{reason}。</translation>
    </message>
    <message>
        <source>{sheet} of {file} has no rows.</source>
        <translation>{file}的“{sheet}”中没有数据行。</translation>
    </message>
    <message>
        <source>{file} has no rows.</source>
        <translation>{file}中没有数据行。</translation>
    </message>
    <message>
        <source>{file} has no sheet or layer {sheet}; there are: {names}.</source>
        <translation>{file}中没有名为“{sheet}”的工作表或图层，现有：{names}。</translation>
    </message>
    <message>
        <source>{file} is protected by a password; save it without one and choose it again.</source>
        <translation>{file}设有密码保护，请取消密码另存后重新选择。</translation>
    </message>
    <message>
        <source>{layer} has no rows.</source>
        <translation>图层“{layer}”中没有要素。</translation>
    </message>
    <message>
        <source>{file} is a folder; choose a file or a file geodatabase.</source>
        <translation>{file}是文件夹，请选择文件或文件地理数据库（.gdb）。</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file}是空文件。</translation>
    </message>
    <message>
        <source>{file} is an AutoCAD drawing (DWG), which cannot be read here; save it as DXF and choose that.</source>
        <translation>{file}是 AutoCAD 图纸（DWG），无法直接读取，请在 CAD 中另存为 DXF 后选择。</translation>
    </message>
    <message>
        <source>{file} is an archive; unpack it and choose the file in it.</source>
        <translation>{file}是压缩包，请解压后选择其中的文件。</translation>
    </message>
    <message>
        <source>{file} may not be read; it may be open in another program.</source>
        <translation>{file}无法读取，可能正被其他程序打开。</translation>
    </message>
    <message>
        <source>The spreadsheet holds the date {value} here, made perhaps from a text such as 3-2; write it as text.</source>
        <translation>此处在电子表格中是日期{value}，可能由“3-2”这类文字自动转换而来，请按文本填写。</translation>
    </message>
    <message>
        <source>Empty rows left out: {count}.</source>
        <translation>略过空行：{count}行。</translation>
    </message>
    <message>
        <source>Rows left out because they repeat the table&apos;s heading: {count}.</source>
        <translation>略过重复的表头：{count}行。</translation>
    </message>
    <message>
        <source>Rows left out because they are totals or notes: {count}.</source>
        <translation>略过合计行和备注行：{count}行。</translation>
    </message>
    <message>
        <source>Merged cells filled with their value: {count}.</source>
        <translation>已按原值填充的合并单元格：{count}处。</translation>
    </message>
    <message>
        <source>Texts of the drawing left out: {count}.</source>
        <translation>略过图纸中的文字注记：{count}个。</translation>
    </message>
    <message>
        <source>Rows without a shape: {count}.</source>
        <translation>没有图形的行：{count}行。</translation>
    </message>
    <message>
        <source>Shapes whose heights (Z) or measures (M) were dropped: {count}.</source>
        <translation>已去掉高程（Z）或测量值（M）的图形：{count}个。</translation>
    </message>
    <message>
        <source>Curved shapes turned into straight pieces: {count}.</source>
        <translation>已由曲线转为折线的图形：{count}个。</translation>
    </message>
    <message>
        <source>{file} is damaged or cut off and cannot be read.</source>
        <translation>{file}已损坏或不完整，无法读取。</translation>
    </message>
    <message>
        <source>Nothing is attached to persons, households and parties of events: attached files lie open, and residents&apos; details do not belong in open files. Attach it to the building, the room or the event.</source>
        <translation>人员、住户和事件当事人不能挂接附件：附件以明文存放，居民个人信息不应写入明文文件。请挂接到楼栋、房间或事件。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The file has {size} MB; the largest accepted one has {limit} MB.</source>
        <translation>文件大小为 {size} MB，超过上限 {limit} MB。</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>文件无法读取：{reason}。</translation>
    </message>
    <message>
        <source>The object has this file already.</source>
        <translation>该对象已有此文件。</translation>
    </message>
    <message>
        <source>The photo&apos;s position says neither north nor south, or neither east nor west; it was left out.</source>
        <translation>照片的位置未注明南北纬或东西经，未采用。</translation>
    </message>
    <message>
        <source>The photo&apos;s position is 0, 0: the camera did not know where it was.</source>
        <translation>照片的位置为 0, 0：拍摄时未能定位。</translation>
    </message>
    <message>
        <source>The photo&apos;s position is not on the earth; it was left out.</source>
        <translation>照片的位置超出经纬度范围，未采用。</translation>
    </message>
    <message>
        <source>The photo&apos;s time cannot be read; it was left out.</source>
        <translation>照片的拍摄时间无法识别，未采用。</translation>
    </message>
    <message>
        <source>The photo was taken {metres} m from the object.</source>
        <translation>照片的拍摄地点距该对象 {metres} 米。</translation>
    </message>
    <message>
        <source>The photo says nothing of its position.</source>
        <translation>照片没有位置信息。</translation>
    </message>
    <message>
        <source>Nothing lies within {metres} m of where the photo was taken.</source>
        <translation>拍摄地点 {metres} 米范围内没有对象。</translation>
    </message>
    <message>
        <source>{count} objects lie equally near to where the photo was taken.</source>
        <translation>拍摄地点附近有 {count} 个远近相当的对象。</translation>
    </message>
    <message>
        <source>The placeholder “{name}” is unknown; known are {known}.</source>
        <translation>占位符“{name}”未知；可用：{known}。</translation>
    </message>
    <message>
        <source>Two placeholders stand side by side: put a sign such as _ between them.</source>
        <translation>两个占位符紧挨在一起：请在其间加上“_”等分隔符。</translation>
    </message>
    <message>
        <source>The rule names no object: it needs up to six placeholders, one of {known} among them.</source>
        <translation>规则无法确定对象：占位符最多六个，且至少包含 {known} 之一。</translation>
    </message>
    <message>
        <source>The file&apos;s name does not follow the rule {rule}.</source>
        <translation>文件名不符合规则 {rule}。</translation>
    </message>
    <message>
        <source>No object has this {columns}.</source>
        <translation>没有对象的 {columns} 与文件名相符。</translation>
    </message>
    <message>
        <source>The file&apos;s name can mean {count} objects.</source>
        <translation>文件名可能对应 {count} 个对象。</translation>
    </message>
    <message>
        <source>The attached file is missing from the media folder.</source>
        <translation>附件文件已不在媒体文件夹中。</translation>
    </message>
    <message>
        <source>The attached file is not what was stored any more.</source>
        <translation>附件文件与存入时不一致。</translation>
    </message>
    <message>
        <source>{attached} files would be attached, {already} are there already, {left} are left out</source>
        <translation>将挂接 {attached} 个文件，{already} 个已存在，{left} 个略过</translation>
    </message>
    <message>
        <source>{attached} files attached, {already} were there already, {left} left out</source>
        <translation>已挂接 {attached} 个文件，{already} 个原已存在，{left} 个略过</translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation>{path} 不是文件夹。</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Panorama</source>
        <translation>全景</translation>
    </message>
    <message>
        <source>Closure</source>
        <translation>封路</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>预案</translation>
    </message>
    <message>
        <source>Fence</source>
        <translation>电子围栏</translation>
    </message>
    <message>
        <source>Removed an attachment</source>
        <translation>删除附件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photo before</source>
        <translation>处置前照片</translation>
    </message>
    <message>
        <source>Photo after</source>
        <translation>处置后照片</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描件</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>The object is not there any more.</source>
        <translation>该对象已不存在。</translation>
    </message>
    <message>
        <source>Small pictures of the attachments</source>
        <translation>生成附件缩略图</translation>
    </message>
    <message>
        <source>{file} is no photo, scan, recording or document: save a copy of it and look at that with care.</source>
        <translation>{file} 不是照片、扫描件、音视频或文档：请另存副本后谨慎查看。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save a copy …</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>地图定位</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>{kind}, {size}</source>
        <translation>{kind}，{size}</translation>
    </message>
    <message>
        <source>Taken {time}</source>
        <translation>拍摄于 {time}</translation>
    </message>
    <message>
        <source>Attached {time} by {name}</source>
        <translation>{name} 于 {time} 挂接</translation>
    </message>
    <message>
        <source>Attached {time}</source>
        <translation>挂接于 {time}</translation>
    </message>
    <message>
        <source>⚠ {metres} m from the object</source>
        <translation>⚠ 距对象 {metres} 米</translation>
    </message>
    <message>
        <source>{metres} m from the object</source>
        <translation>距对象 {metres} 米</translation>
    </message>
    <message>
        <source>Looks {side} ({degrees}°)</source>
        <translation>朝向{side}（{degrees}°）</translation>
    </message>
    <message>
        <source>Pick on the map</source>
        <translation>在地图上点选</translation>
    </message>
    <message>
        <source>Add files …</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Attach a folder …</source>
        <translation>按文件夹挂接…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Check every attached file</source>
        <translation>校验全部附件</translation>
    </message>
    <message>
        <source>Largest file …</source>
        <translation>文件大小上限…</translation>
    </message>
    <message>
        <source>Media folder …</source>
        <translation>媒体文件夹…</translation>
    </message>
    <message>
        <source>Note for the files that are added next</source>
        <translation>为接下来添加的文件填写备注</translation>
    </message>
    <message>
        <source>This store has no media folder yet, so that no file can be attached.</source>
        <translation>此数据库尚未设置媒体文件夹，无法挂接文件。</translation>
    </message>
    <message>
        <source>Choose the media folder …</source>
        <translation>选择媒体文件夹…</translation>
    </message>
    <message>
        <source>WGS 84 (as cameras write it)</source>
        <translation>WGS 84（相机默认）</translation>
    </message>
    <message>
        <source>CGCS2000</source>
        <translation>CGCS2000</translation>
    </message>
    <message>
        <source>attach</source>
        <translation>待挂接</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>已挂接</translation>
    </message>
    <message>
        <source>was already there</source>
        <translation>原已存在</translation>
    </message>
    <message>
        <source>Attach a folder</source>
        <translation>按文件夹挂接附件</translation>
    </message>
    <message>
        <source>none: the nearest object</source>
        <translation>留空：挂接到最近的对象</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Look first: nothing is attached yet.</source>
        <translation>请先预检：尚未挂接任何文件。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>预检</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>挂接</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Naming rule</source>
        <translation>命名规则</translation>
    </message>
    <message>
        <source>Nearest object within</source>
        <translation>最近对象的距离上限</translation>
    </message>
    <message>
        <source>Positions of the photos</source>
        <translation>照片位置的坐标系</translation>
    </message>
    <message>
        <source>Note for all</source>
        <translation>统一备注</translation>
    </message>
    <message>
        <source>In a rule may stand: {names}; and {free}. “/” separates folders.</source>
        <translation>规则中可用：{names}；以及 {free}。用“/”分隔文件夹。</translation>
    </message>
    <message>
        <source>No database is open.</source>
        <translation>尚未打开数据库。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was attached</source>
        <translation>已取消，未挂接任何文件</translation>
    </message>
    <message>
        <source>No object of the store lies here.</source>
        <translation>此处没有数据库中的对象。</translation>
    </message>
    <message>
        <source>Read the attachments</source>
        <translation>读取附件</translation>
    </message>
    <message>
        <source>Click an object on the map to see its photos, scans and recordings, and to attach more.</source>
        <translation>在地图上单击一个对象，即可查看其照片、扫描件和录音，并继续添加。</translation>
    </message>
    <message>
        <source>Nothing is attached yet: drop files or a folder here.</source>
        <translation>尚无附件：可将文件或文件夹拖放到此处。</translation>
    </message>
    <message>
        <source>Photos, scans, recordings, documents</source>
        <translation>照片、扫描件、音视频、文档</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>This account may look at attachments, but not attach any.</source>
        <translation>此账号只能查看附件，不能挂接。</translation>
    </message>
    <message>
        <source>Attaching {count} files …</source>
        <translation>正在挂接 {count} 个文件…</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>挂接文件</translation>
    </message>
    <message>
        <source>Copy an attachment</source>
        <translation>复制附件</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已另存为 {path}。</translation>
    </message>
    <message>
        <source>Remove “{file}” from this object? The audit log keeps who did it; the stored file goes, too, unless another object has it.</source>
        <translation>要从该对象删除“{file}”吗？审计日志会记录操作人；若没有其他对象使用，存储的文件也将一并删除。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>已删除。</translation>
    </message>
    <message>
        <source>Note changed.</source>
        <translation>备注已修改。</translation>
    </message>
    <message>
        <source>Change the attachments</source>
        <translation>修改附件</translation>
    </message>
    <message>
        <source>Media folder, the same for everybody</source>
        <translation>媒体文件夹（所有人共用同一位置）</translation>
    </message>
    <message>
        <source>The media folder is set.</source>
        <translation>媒体文件夹已设置。</translation>
    </message>
    <message>
        <source>The largest file that is accepted, in MB</source>
        <translation>可接受的最大文件（MB）</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>文件大小上限</translation>
    </message>
    <message>
        <source>The limit is set.</source>
        <translation>上限已设置。</translation>
    </message>
    <message>
        <source>Checking every attached file …</source>
        <translation>正在校验全部附件…</translation>
    </message>
    <message>
        <source>Every attached file is there and unaltered.</source>
        <translation>全部附件齐全且未被改动。</translation>
    </message>
    <message>
        <source>{missing} attached files are missing, {altered} altered.</source>
        <translation>{missing} 个附件文件缺失，{altered} 个被改动。</translation>
    </message>
    <message>
        <source>{count} attached</source>
        <translation>已挂接 {count} 个</translation>
    </message>
    <message>
        <source>{count} already there</source>
        <translation>已有 {count} 个</translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>略过 {count} 个</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}：{reason}</translation>
    </message>
    <message>
        <source>Attachments are changed and removed by managers only.</source>
        <translation>只有管理员可以修改和删除附件。</translation>
    </message>
    <message>
        <source>the settings of attachments are for managers</source>
        <translation>附件设置只能由管理员修改</translation>
    </message>
    <message>
        <source>{name} is no setting of attachments</source>
        <translation>{name} 不是附件设置项</translation>
    </message>
    <message>
        <source>Attach a folder of files</source>
        <translation>按文件夹挂接附件</translation>
    </message>
    <message>
        <source>Objects of the table</source>
        <translation>对象所在的表</translation>
    </message>
    <message>
        <source>Naming rule, such as {code}_{n}</source>
        <translation>命名规则，例如 {code}_{n}</translation>
    </message>
    <message>
        <source>Without a rule: the nearest object within (metres)</source>
        <translation>无规则时：最近对象的距离上限（米）</translation>
    </message>
    <message>
        <source>Coordinate system of the photos&apos; positions</source>
        <translation>照片位置的坐标系</translation>
    </message>
    <message>
        <source>Note for all of them</source>
        <translation>统一备注</translation>
    </message>
    <message>
        <source>Only look, attach nothing</source>
        <translation>仅预检，不挂接</translation>
    </message>
    <message>
        <source>Check every attached file, too</source>
        <translation>同时校验已挂接的全部文件</translation>
    </message>
    <message>
        <source>What became of each file</source>
        <translation>各文件的处理结果</translation>
    </message>
    <message>
        <source>Number of files attached</source>
        <translation>已挂接文件数</translation>
    </message>
    <message>
        <source>Number of files that were there already</source>
        <translation>原已存在文件数</translation>
    </message>
    <message>
        <source>Number of files left out</source>
        <translation>略过文件数</translation>
    </message>
    <message>
        <source>Number of attached files missing or altered</source>
        <translation>缺失或被改动的附件数</translation>
    </message>
    <message>
        <source>{file} left out: {reason}</source>
        <translation>{file} 已略过：{reason}</translation>
    </message>
    <message>
        <source>The check of the attached files was cancelled; what was attached stays</source>
        <translation>附件校验已取消，已挂接的文件保留</translation>
    </message>
    <message>
        <source>Files ending in “{ending}” are not accepted: attach photos, scans (pdf, ofd, tif), sound, video or documents.</source>
        <translation>不接受扩展名为“{ending}”的文件：请挂接照片、扫描件（pdf、ofd、tif）、音频、视频或文档。</translation>
    </message>
    <message>
        <source>passed over</source>
        <translation>略过</translation>
    </message>
    <message>
        <source>{kind}: {title} ({count})</source>
        <translation>{kind}：{title}（{count}）</translation>
    </message>
    <message>
        <source>{file} cannot be stored in {folder}: {reason}.</source>
        <translation>{file} 无法存入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>“{field}” is empty, and nothing can be entered without it.</source>
        <translation>“{field}”为空，缺少它无法录入。</translation>
    </message>
    <message>
        <source>“{value}” is not in the database.</source>
        <translation>库中没有“{value}”。</translation>
    </message>
    <message>
        <source>“{value}” means {count} rows in the database.</source>
        <translation>“{value}”在库中对应 {count} 条记录，无法确定是哪一条。</translation>
    </message>
    <message>
        <source>The row has nothing by which it can be recognised.</source>
        <translation>这一行没有可用于识别的编号、地址或位置。</translation>
    </message>
    <message>
        <source>The row means {count} rows in the database.</source>
        <translation>这一行在库中对应 {count} 条记录，无法确定是哪一条。</translation>
    </message>
    <message>
        <source>The row means the same object as row {row} of the file.</source>
        <translation>这一行与文件第 {row} 行指的是同一个对象。</translation>
    </message>
    <message>
        <source>The row is in the database, but not in your area.</source>
        <translation>该记录在库中，但不在本账号辖区内。</translation>
    </message>
    <message>
        <source>The row has no position, and the database has no such object yet.</source>
        <translation>这一行没有位置，库中也还没有这个对象。</translation>
    </message>
    <message>
        <source>The position cannot be expressed in the database&apos;s coordinate system.</source>
        <translation>该位置无法用库的坐标系表示。</translation>
    </message>
    <message>
        <source>X is north and Y is east, as surveyors write them; they were exchanged.</source>
        <translation>X 为北、Y 为东（测绘习惯），已对调。</translation>
    </message>
    <message>
        <source>A shape of this kind ({kind}) does not fit.</source>
        <translation>图形类型（{kind}）不符合要求。</translation>
    </message>
    <message>
        <source>The shape is invalid: {reason}.</source>
        <translation>图形无效：{reason}。</translation>
    </message>
    <message>
        <source>The outline is not closed.</source>
        <translation>轮廓线没有闭合。</translation>
    </message>
    <message>
        <source>A closed line was taken as an outline.</source>
        <translation>闭合线已作为轮廓面。</translation>
    </message>
    <message>
        <source>The shape was invalid and has been made valid.</source>
        <translation>图形原先无效，已修复。</translation>
    </message>
    <message>
        <source>The line has {count} separate parts; each is a row of its own.</source>
        <translation>这条线由 {count} 段不相连的部分组成，各成一条记录。</translation>
    </message>
    <message>
        <source>The area was given; a point inside it was taken.</source>
        <translation>给出的是面，已取面内一点。</translation>
    </message>
    <message>
        <source>Only a point was given; a small square stands for the house.</source>
        <translation>只给出了点位，以小方块代表房屋。</translation>
    </message>
    <message>
        <source>The floor cannot be read from the room&apos;s number {number}.</source>
        <translation>从房号 {number} 看不出楼层。</translation>
    </message>
    <message>
        <source>The class {given} contradicts the code, which says {code}.</source>
        <translation>小类 {given} 与编码中的 {code} 不一致。</translation>
    </message>
    <message>
        <source>The class is empty and cannot be read from the code.</source>
        <translation>小类为空，也无法从编码得出。</translation>
    </message>
    <message>
        <source>Rejected rows are written to {suffixes}, not to {file}.</source>
        <translation>退回的行可以存为 {suffixes}，不能存为 {file}。</translation>
    </message>
    <message>
        <source>The file {file} cannot be written: {reason}.</source>
        <translation>文件 {file} 无法写入：{reason}。</translation>
    </message>
    <message>
        <source>Shape (WKT)</source>
        <translation>图形（WKT）</translation>
    </message>
    <message>
        <source>Row in the file</source>
        <translation>文件行号</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>退回的行</translation>
    </message>
    <message>
        <source>the file cannot be made</source>
        <translation>无法创建文件</translation>
    </message>
    <message>
        <source>The coordinate system of the data has to be named: nothing is guessed.</source>
        <translation>必须说明数据的坐标系，程序不会猜测。</translation>
    </message>
    <message>
        <source>The file {file} cannot be read.</source>
        <translation>无法读取文件 {file}。</translation>
    </message>
    <message>
        <source>There is no import profile “{name}” for this target.</source>
        <translation>该导入目标没有名为“{name}”的导入模板。</translation>
    </message>
    <message>
        <source>The mapping is not the JSON of an import profile.</source>
        <translation>字段对应不是导入模板的 JSON。</translation>
    </message>
    <message>
        <source>The mapping names fields that the target does not have: {fields}.</source>
        <translation>字段对应中有该导入目标没有的字段：{fields}。</translation>
    </message>
    <message>
        <source>The coordinates are no degrees, and the file does not say what they are: name its coordinate system.</source>
        <translation>坐标不是经纬度，文件也没有说明坐标系：请指明它的坐标系。</translation>
    </message>
    <message>
        <source>It has been changed here since.</source>
        <translation>导入后在本库改过</translation>
    </message>
    <message>
        <source>Other data refer to it.</source>
        <translation>有其他数据引用它</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>The batch {number} is not there or has been withdrawn.</source>
        <translation>批次 {number} 不存在或已撤回。</translation>
    </message>
    <message>
        <source>The data changed since the preview: look at it again before you withdraw the batch.</source>
        <translation>预览之后数据有变化，请重新查看后再撤回批次。</translation>
    </message>
    <message>
        <source>Import a table or layer</source>
        <translation>导入表格或图层</translation>
    </message>
    <message>
        <source>Brings a spreadsheet, a text file, a drawing or a layer into one of the database&apos;s tables. INPUT is a file (XLSX, XLS, WPS, ODS, CSV, SHP, GeoPackage, GeoJSON, KML, DXF, a FileGDB folder) or a layer; SHEET names the worksheet or layer in it.
MAPPING says which column is which field: the name of an import profile kept in the database, a .json file, or JSON such as {&quot;name&quot;: &quot;楼栋名称&quot;}. Without it the fields are guessed from headers and values.
COORDINATES has to be named wherever there are positions: wgs84, cgcs2000, gcj02, bd09, or a CRS such as EPSG:4549. Nothing is guessed; positions that look shifted are pointed out.
Rows are new, changed, the same, in conflict, or rejected. A value that both the file and somebody here changed is a conflict: it goes to the desk (the rest of the file is written), or CONFLICTS decides for the file or the database. An empty cell changes nothing. The same file again changes nothing. REJECTED takes the rejected rows with the reason, to be corrected and brought again. Everything is written in one transaction and recorded as a batch, which can be withdrawn. DRY_RUN writes nothing.</source>
        <translation>把电子表格、文本、图纸或图层导入库中的一张表。INPUT 为文件（XLSX、XLS、WPS、ODS、CSV、SHP、GeoPackage、GeoJSON、KML、DXF 或 FileGDB 文件夹）或图层；SHEET 指明其中的工作表或图层。
MAPPING 说明哪一列对应哪个字段：库中保存的导入模板名、.json 文件，或形如 {&quot;name&quot;: &quot;楼栋名称&quot;} 的 JSON。留空时按表头和内容识别。
凡有位置的数据必须指明 COORDINATES：wgs84、cgcs2000、gcj02、bd09，或 EPSG:4549 这样的坐标系。程序不作猜测；位置疑似偏移时会提示。
每一行为新增、更新、未变、冲突或退回。文件与本库都改动过的值为冲突：送核对台等人决定（其余照常写入），也可由 CONFLICTS 指定以文件或以本库为准。空单元格不改动任何内容。同一文件再次导入不产生变化。REJECTED 收下退回的行及原因，改正后可再次导入。全部内容在一个事务中写入并记为一个批次，批次可以撤回。DRY_RUN 只预览，不写入。</translation>
    </message>
    <message>
        <source>File or layer</source>
        <translation>文件或图层</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Fields: profile, file or JSON (empty: guessed)</source>
        <translation>字段对应：方案名、文件或 JSON（留空则识别）</translation>
    </message>
    <message>
        <source>Coordinate system: wgs84, cgcs2000, gcj02, bd09 or a CRS</source>
        <translation>坐标系：wgs84、cgcs2000、gcj02、bd09 或 CRS 代号</translation>
    </message>
    <message>
        <source>Worksheet or layer in the file</source>
        <translation>文件中的工作表或图层</translation>
    </message>
    <message>
        <source>Source of the data</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Day that the data describe (YYYY-MM-DD)</source>
        <translation>数据所反映的日期（YYYY-MM-DD）</translation>
    </message>
    <message>
        <source>Use authorised until (YYYY-MM-DD)</source>
        <translation>授权使用截止日期（YYYY-MM-DD）</translation>
    </message>
    <message>
        <source>Encoding (empty: recognised)</source>
        <translation>文字编码（留空则识别）</translation>
    </message>
    <message>
        <source>Header rows (empty: recognised)</source>
        <translation>表头行数（留空则识别）</translation>
    </message>
    <message>
        <source>Where both sides changed</source>
        <translation>双方都改动时</translation>
    </message>
    <message>
        <source>Make invalid shapes valid</source>
        <translation>修复无效图形</translation>
    </message>
    <message>
        <source>Only look, write nothing</source>
        <translation>只预览，不写入</translation>
    </message>
    <message>
        <source>Number of new rows</source>
        <translation>新增行数</translation>
    </message>
    <message>
        <source>Number of changed rows</source>
        <translation>更新行数</translation>
    </message>
    <message>
        <source>Number of unchanged rows</source>
        <translation>未变行数</translation>
    </message>
    <message>
        <source>Number of rows in conflict</source>
        <translation>冲突行数</translation>
    </message>
    <message>
        <source>Number of rejected rows</source>
        <translation>退回行数</translation>
    </message>
    <message>
        <source>Number of the batch</source>
        <translation>批次号</translation>
    </message>
    <message>
        <source>INPUT has to name a file or a layer</source>
        <translation>INPUT 必须是文件或图层</translation>
    </message>
    <message>
        <source>{header} → {field}</source>
        <translation>{header} → {field}</translation>
    </message>
    <message>
        <source>{name} has to be a day such as 2026-11-24</source>
        <translation>{name} 必须是 2026-11-24 这样的日期</translation>
    </message>
    <message>
        <source>{inserted} new, {updated} changed, {same} unchanged, {conflict} in conflict, {rejected} rejected</source>
        <translation>新增 {inserted}，更新 {updated}，无变化 {same}，冲突 {conflict}，退回 {rejected}</translation>
    </message>
    <message>
        <source>No batch was recorded</source>
        <translation>没有生成批次</translation>
    </message>
    <message>
        <source>Row {row}: {reason}</source>
        <translation>第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>另有 {count} 行</translation>
    </message>
    <message>
        <source>The name has a character that only one computer knows (private use area); enter the character itself.</source>
        <translation>姓名中有只在某台电脑上才认得的自造字（私用区字符），请录入正式汉字。</translation>
    </message>
    <message>
        <source>The name has a placeholder for a character that got lost, such as “?”, “□” or “*”, or describes one by its parts.</source>
        <translation>姓名中有丢失的字留下的占位符（如“?”“□”“*”），或用偏旁部件描述的字。</translation>
    </message>
    <message>
        <source>Two or more persons stand in one cell; each needs a row of their own.</source>
        <translation>一个单元格里写了两个或更多的人，每人应单独一行。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>changed here and at {peer}</source>
        <translation>本库与{peer}都改动过</translation>
    </message>
    <message>
        <source>{peer} has another row with the same number</source>
        <translation>{peer}另有一条编号相同的记录</translation>
    </message>
    <message>
        <source>{peer} refers to something that is not here</source>
        <translation>{peer}引用了本库没有的对象</translation>
    </message>
    <message>
        <source>{peer} has deleted it, and here it is still in use</source>
        <translation>{peer}已删除，而本库仍在使用</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区划</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>{kind} {label}: {reason}</source>
        <translation>{kind}{label}：{reason}</translation>
    </message>
    <message>
        <source>Package {number} from “{name}”, made at {time}</source>
        <translation>来自“{name}”的第 {number} 号交换包，制作于 {time}</translation>
    </message>
    <message>
        <source>It was applied already at {time}: nothing changes.</source>
        <translation>该包已于 {time} 应用过：不作任何改动。</translation>
    </message>
    <message>
        <source>{table}: {inserted} new, {updated} changed, {deleted} deleted, {same} the same, {conflicts} conflicts</source>
        <translation>{table}：新增 {inserted}，更新 {updated}，删除 {deleted}，相同 {same}，冲突 {conflicts}</translation>
    </message>
    <message>
        <source>{count} attached files</source>
        <translation>附件文件 {count} 个</translation>
    </message>
    <message>
        <source>{count} references to objects that are not here were left out.</source>
        <translation>有 {count} 处引用的对象不在本库，已略去。</translation>
    </message>
    <message>
        <source>{count} rows were changed here, too, or stand in the way: they wait at the desk.</source>
        <translation>有 {count} 条记录在本库也改动过或与本库记录相抵触：由待办处理。</translation>
    </message>
    <message>
        <source>Nothing in it concerns this database.</source>
        <translation>包中没有与本库有关的内容。</translation>
    </message>
    <message>
        <source>{file} is no exchange package, or it is damaged.</source>
        <translation>{file} 不是交换包，或已损坏。</translation>
    </message>
    <message>
        <source>{file} is incomplete: the end of the package is missing; copy it again.</source>
        <translation>{file} 不完整：缺少末尾部分，请重新拷贝。</translation>
    </message>
    <message>
        <source>The package is incomplete: these parts are missing or damaged: {parts}; the others are kept.</source>
        <translation>交换包不完整：以下分卷缺失或损坏：{parts}；其余分卷保留，无需重拷。</translation>
    </message>
    <message>
        <source>The package has the format version {version}; this program reads version {known}.</source>
        <translation>交换包的格式版本为 {version}，本程序能读取的版本为 {known}。</translation>
    </message>
    <message>
        <source>The package comes from “{name}”, which was never introduced: exchange cards first.</source>
        <translation>交换包来自“{name}”，尚未登记该对端：请先互换名片。</translation>
    </message>
    <message>
        <source>The exchange with “{name}” is stopped.</source>
        <translation>与“{name}”的交换已停用。</translation>
    </message>
    <message>
        <source>The signature of the package is wrong: it was altered, or it was signed with another key than that of “{name}”.</source>
        <translation>交换包签名不符：内容被改动过，或不是用“{name}”的密钥签的名。</translation>
    </message>
    <message>
        <source>The package is for “{name}”, not for this database.</source>
        <translation>该交换包是发给“{name}”的，不是发给本库的。</translation>
    </message>
    <message>
        <source>The content {member} of the package was altered or is missing.</source>
        <translation>交换包中的 {member} 被改动或缺失。</translation>
    </message>
    <message>
        <source>The package has the number {number}; these have to be applied before it: {missing}.</source>
        <translation>这是第 {number} 号交换包，须先应用第 {missing} 号。</translation>
    </message>
    <message>
        <source>The package does not follow the last one that was applied from “{name}”.</source>
        <translation>该交换包与上次应用的来自“{name}”的交换包不衔接。</translation>
    </message>
    <message>
        <source>Line {line} of {table} in the package cannot be read.</source>
        <translation>交换包中 {table} 的第 {line} 行无法读取。</translation>
    </message>
    <message>
        <source>{file} is no card of a CivicGrid database.</source>
        <translation>{file} 不是 CivicGrid 数据库的名片文件。</translation>
    </message>
    <message>
        <source>The key with which this database signs is not here: it is at the workstation where it was made. Make a new one, and exchange cards again.</source>
        <translation>本机没有本库的签名密钥：它在当初生成它的工作站上。请重新生成，并再次互换名片。</translation>
    </message>
    <message>
        <source>This database has no card yet: choose the name it goes by first.</source>
        <translation>本库还没有名片：请先确定对外名称。</translation>
    </message>
    <message>
        <source>Nothing has changed since the last package to “{name}”.</source>
        <translation>自上次发给“{name}”的交换包以来没有变化。</translation>
    </message>
    <message>
        <source>{file} exists already.</source>
        <translation>{file} 已存在。</translation>
    </message>
    <message>
        <source>The package cannot be written to {file}: {reason}.</source>
        <translation>交换包无法写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>A clear export is written as XLSX or CSV only: never as a layer.</source>
        <translation>明文导出只能写成 XLSX 或 CSV，不能成为图层。</translation>
    </message>
    <message>
        <source>Nothing of this target is sealed: export it as usual.</source>
        <translation>该数据没有加密内容：按普通方式导出即可。</translation>
    </message>
    <message>
        <source>CLEAR TEXT / do not pass on</source>
        <translation>明文 / 严禁外传</translation>
    </message>
    <message>
        <source>Export number</source>
        <translation>导出编号</translation>
    </message>
    <message>
        <source>Exported by</source>
        <translation>导出人</translation>
    </message>
    <message>
        <source>Exported at</source>
        <translation>导出时间</translation>
    </message>
    <message>
        <source>The contacts were left empty: masking them needs the seal key, which is not here.</source>
        <translation>联系人已留空：脱敏需要加密密钥，而本机没有。</translation>
    </message>
    <message>
        <source>{path}: files are written as {formats}, which the file&apos;s suffix says.</source>
        <translation>{path}：导出格式由文件扩展名决定，可用 {formats}。</translation>
    </message>
    <message>
        <source>The encoding of a shapefile is one of {known}.</source>
        <translation>Shapefile 的编码只能是 {known}。</translation>
    </message>
    <message>
        <source>{count} texts were too long for the file and were cut.</source>
        <translation>有 {count} 处文字超出该格式的长度，已截断。</translation>
    </message>
    <message>
        <source>The positions are shifted ({system}): the file carries no CRS.</source>
        <translation>坐标为偏移坐标（{system}）：文件不带坐标系。</translation>
    </message>
    <message>
        <source>There is no target {name}; known are {known}.</source>
        <translation>没有名为 {name} 的数据；可用的有 {known}。</translation>
    </message>
    <message>
        <source>{path} is the open database itself: choose another file.</source>
        <translation>{path} 就是当前打开的数据库：请另选文件。</translation>
    </message>
    <message>
        <source>Row {row} has the character “{character}”, which {encoding} does not know: write it in UTF-8.</source>
        <translation>第 {row} 行有 {encoding} 没有的字“{character}”：请改用 UTF-8。</translation>
    </message>
    <message>
        <source>Began a clear export</source>
        <translation>开始明文导出</translation>
    </message>
    <message>
        <source>Wrote a clear export</source>
        <translation>完成明文导出</translation>
    </message>
    <message>
        <source>Made an exchange package</source>
        <translation>制作交换包</translation>
    </message>
    <message>
        <source>Applied an exchange package</source>
        <translation>应用交换包</translation>
    </message>
    <message>
        <source>Changed an exchange partner</source>
        <translation>更改交换对端</translation>
    </message>
    <message>
        <source>Data exchange</source>
        <translation>数据交换</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Introduce an exchange partner</source>
        <translation>登记交换对端</translation>
    </message>
    <message>
        <source>Introduce</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Call the other side and let them read the fingerprint of their card. It has to be this one:</source>
        <translation>请打电话给对方，让对方念出其名片的指纹，须与下面一致：</translation>
    </message>
    <message>
        <source>They have read me the same fingerprint</source>
        <translation>对方念出的指纹与此一致</translation>
    </message>
    <message>
        <source>Make a package to “{name}”</source>
        <translation>制作发给“{name}”的交换包</translation>
    </message>
    <message>
        <source>Make package</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>Package {number} was not handed over yet: it is made again, with what has changed since.</source>
        <translation>第 {number} 号交换包尚未交付：将重新制作，并包含此后的变化。</translation>
    </message>
    <message>
        <source>This is package {number}.</source>
        <translation>这是第 {number} 号交换包。</translation>
    </message>
    <message>
        <source>Make the next number</source>
        <translation>另起下一号</translation>
    </message>
    <message>
        <source>One file</source>
        <translation>不分卷</translation>
    </message>
    <message>
        <source>Cut into parts of</source>
        <translation>分卷大小</translation>
    </message>
    <message>
        <source>Choose the file first.</source>
        <translation>请先选择文件。</translation>
    </message>
    <message>
        <source>Make a package</source>
        <translation>制作交换包</translation>
    </message>
    <message>
        <source>Package {number} to “{name}” with {rows} rows: {files}</source>
        <translation>发给“{name}”的第 {number} 号交换包，共 {rows} 条记录：{files}</translation>
    </message>
    <message>
        <source>Apply a package</source>
        <translation>应用交换包</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Check a package</source>
        <translation>检查交换包</translation>
    </message>
    <message>
        <source>Apply package</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Spreadsheet (XLSX)</source>
        <translation>电子表格（XLSX）</translation>
    </message>
    <message>
        <source>Text (CSV)</source>
        <translation>文本（CSV）</translation>
    </message>
    <message>
        <source>GeoPackage</source>
        <translation>GeoPackage</translation>
    </message>
    <message>
        <source>Shapefile</source>
        <translation>Shapefile</translation>
    </message>
    <message>
        <source>As in the database</source>
        <translation>与数据库一致</translation>
    </message>
    <message>
        <source>WGS 84</source>
        <translation>WGS 84</translation>
    </message>
    <message>
        <source>GCJ-02 (shifted)</source>
        <translation>GCJ-02（偏移）</translation>
    </message>
    <message>
        <source>BD-09 (shifted)</source>
        <translation>BD-09（偏移）</translation>
    </message>
    <message>
        <source>Export a table</source>
        <translation>导出数据表</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全部范围</translation>
    </message>
    <message>
        <source>A column with the geometry as WKT</source>
        <translation>附一列 WKT 图形</translation>
    </message>
    <message>
        <source>Contacts in clear (numbered and audited)</source>
        <translation>联系人用明文（编号并留审计记录）</translation>
    </message>
    <message>
        <source>What the clear contacts are needed for</source>
        <translation>说明需要明文联系人的用途</translation>
    </message>
    <message>
        <source>Contacts leave masked; other personal data is not exported.</source>
        <translation>联系人脱敏后导出；其他个人信息不导出。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>{count} rows were written to {path}.</source>
        <translation>已写出 {count} 行：{path}。</translation>
    </message>
    <message>
        <source>Tables as files</source>
        <translation>导出为文件</translation>
    </message>
    <message>
        <source>Any table as a spreadsheet, GeoPackage or shapefile, contacts masked.</source>
        <translation>任意数据表导出为电子表格、GeoPackage 或 Shapefile，联系人脱敏。</translation>
    </message>
    <message>
        <source>Export a table …</source>
        <translation>导出数据表…</translation>
    </message>
    <message>
        <source>Our card</source>
        <translation>本库名片</translation>
    </message>
    <message>
        <source>The name that we go by, e.g. of the sub-district</source>
        <translation>对外名称，例如街道名</translation>
    </message>
    <message>
        <source>Make our card</source>
        <translation>生成名片</translation>
    </message>
    <message>
        <source>Save our card …</source>
        <translation>保存名片…</translation>
    </message>
    <message>
        <source>Introduce a partner …</source>
        <translation>登记对端…</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>交换包</translation>
    </message>
    <message>
        <source>Nobody is introduced yet: save our card, give it to the other side, and take theirs.</source>
        <translation>还没有登记对端：请保存本库名片交给对方，并登记对方的名片。</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>Make package …</source>
        <translation>制作交换包…</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交付</translation>
    </message>
    <message>
        <source>Stop exchange</source>
        <translation>停用交换</translation>
    </message>
    <message>
        <source>Apply package …</source>
        <translation>应用交换包…</translation>
    </message>
    <message>
        <source>Read exchange partners</source>
        <translation>读取交换对端</translation>
    </message>
    <message>
        <source>Fingerprint: {text}</source>
        <translation>指纹：{text}</translation>
    </message>
    <message>
        <source>{name} (stopped)</source>
        <translation>{name}（已停用）</translation>
    </message>
    <message>
        <source>Resume exchange</source>
        <translation>恢复交换</translation>
    </message>
    <message>
        <source>Our card was saved to {path}.</source>
        <translation>本库名片已保存到 {path}。</translation>
    </message>
    <message>
        <source>Change an exchange partner</source>
        <translation>更改交换对端</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation>已取消：没有写入任何内容。</translation>
    </message>
    <message>
        <source>The right to export in clear is given for at most {days} days: choose its end.</source>
        <translation>明文导出权限最多给予 {days} 天：请选择截止日期。</translation>
    </message>
    <message>
        <source>A clear export needs a reason.</source>
        <translation>明文导出须说明理由。</translation>
    </message>
    <message>
        <source>A clear export is no part of a transaction: its audit line is committed before.</source>
        <translation>明文导出不能放在事务之中：须先提交审计记录。</translation>
    </message>
    <message>
        <source>This account may not export in clear.</source>
        <translation>该账号没有明文导出权限。</translation>
    </message>
    <message>
        <source>Packages are made and applied by managers only.</source>
        <translation>交换包只能由管理员制作和应用。</translation>
    </message>
    <message>
        <source>An exchange partner needs a name.</source>
        <translation>交换对端须有名称。</translation>
    </message>
    <message>
        <source>This is the card of the open database itself.</source>
        <translation>这是当前数据库自己的名片。</translation>
    </message>
    <message>
        <source>There is an exchange partner {name} already.</source>
        <translation>已有名为 {name} 的交换对端。</translation>
    </message>
    <message>
        <source>this account may not export in clear</source>
        <translation>该账号没有明文导出权限</translation>
    </message>
    <message>
        <source>a clear export needs a reason</source>
        <translation>明文导出须说明理由</translation>
    </message>
    <message>
        <source>this account has begun no such export</source>
        <translation>该账号没有开始过这次导出</translation>
    </message>
    <message>
        <source>Apply an exchange package</source>
        <translation>应用交换包</translation>
    </message>
    <message>
        <source>Takes a package (.cgx, or one of its parts) of an exchange partner into the database. Signature, recipient, order and content are checked before anything is written; then all of it is written in one transaction. A package that was applied already changes nothing; a missing one before it is named. What was changed here, too, is not overwritten: it waits at the desk with both sides. With PREVIEW nothing is changed.</source>
        <translation>把交换对端的交换包（.cgx 或其任一分卷）应用到数据库。写入之前先核对签名、接收方、次序和内容；然后在一个事务中全部写入。已应用过的包不作任何改动；缺少前面的包时指明编号。本库也改动过的记录不会被覆盖，双方内容一并送待办。设置 PREVIEW 时只预览，不作改动。</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>交换包</translation>
    </message>
    <message>
        <source>Only say what it does</source>
        <translation>只预览</translation>
    </message>
    <message>
        <source>Number of the package</source>
        <translation>交换包编号</translation>
    </message>
    <message>
        <source>New rows</source>
        <translation>新增行数</translation>
    </message>
    <message>
        <source>Changed rows</source>
        <translation>更新行数</translation>
    </message>
    <message>
        <source>Deleted rows</source>
        <translation>删除行数</translation>
    </message>
    <message>
        <source>Applied already at</source>
        <translation>此前应用时间</translation>
    </message>
    <message>
        <source>Writes the rows of TARGET to OUTPUT, whose suffix says the format: gpkg, shp, xlsx or csv. The headers are those by which the fields are known on import, so that an exported file can be corrected and imported again; codes are written as their names, references as the number or name of what they refer to. AREA is the code of an area: only rows in it and under it. COORDINATES is wgs84, cgcs2000, gcj02, bd09 or a CRS; empty, it is the database&apos;s own, in spreadsheets CGCS2000; points have the columns longitude and latitude there, WKT adds a column with every geometry. A shapefile&apos;s ENCODING is UTF-8 or GBK. Contacts leave masked, which needs the seal key. With CLEAR_REASON they leave in clear, to xlsx or csv only: that needs the role “exporter”, is numbered, and stands in the audit log with its reason. A file that is there is written over with OVERWRITE only.</source>
        <translation>把 TARGET 的各行写入 OUTPUT，格式由扩展名决定：gpkg、shp、xlsx 或 csv。表头与导入时识别的字段名一致，导出的文件改正后可再次导入；代码写成名称，引用写成所指对象的编号或名称。AREA 为区划代码：只导出该区划及其下级的行。COORDINATES 为 wgs84、cgcs2000、gcj02、bd09 或某一坐标系；留空时与数据库一致，电子表格为 CGCS2000；点状数据在电子表格中带经度、纬度两列，WKT 另附一列图形。ENCODING 为 Shapefile 的编码，UTF-8 或 GBK。联系人脱敏后导出，这需要加密密钥。填写 CLEAR_REASON 时以明文导出，仅限 xlsx 或 csv：须有“明文导出员”角色，导出有编号，理由写入审计日志。已有文件只有设置 OVERWRITE 才会覆盖。</translation>
    </message>
    <message>
        <source>Code of an area</source>
        <translation>区划代码</translation>
    </message>
    <message>
        <source>Language of the headers</source>
        <translation>表头语言</translation>
    </message>
    <message>
        <source>Encoding of a shapefile</source>
        <translation>Shapefile 编码</translation>
    </message>
    <message>
        <source>Reason of a clear export</source>
        <translation>明文导出理由</translation>
    </message>
    <message>
        <source>Write over a file that is there</source>
        <translation>覆盖已有文件</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>There is no area with the code {code}.</source>
        <translation>没有代码为 {code} 的区划。</translation>
    </message>
    <message>
        <source>Make an exchange package</source>
        <translation>制作交换包</translation>
    </message>
    <message>
        <source>Writes what has changed since the last package to PEER, an exchange partner&apos;s name, into one signed file (.cgx), to be carried to a network that has no connection to this one. Attached files go along; residents, contacts and messages never do. Packages are numbered without a gap. Until one is marked as handed over (HANDED_OVER, or the panel “Data exchange”) it is made again with its number and all that has changed; NEW makes the next one all the same. PART_SIZE in megabytes cuts the file into parts with an index; a damaged part can be copied again alone. Partners are introduced in the panel “Data exchange”. With HANDED_OVER and no OUTPUT the last package is only marked.</source>
        <translation>把自上次发给 PEER（交换对端名称）的交换包以来的变化写成一个签名文件（.cgx），带到与本网隔离的网络（网闸、光盘摆渡）。附件文件随包发送；人口、联系人和消息绝不入包。交换包连续编号。在标记为已交付之前（HANDED_OVER，或“数据交换”面板），再次制作仍用同一编号并包含全部变化；NEW 则另起下一号。PART_SIZE（MB）把文件切成分卷并附索引，损坏的分卷可单独重拷。对端在“数据交换”面板登记。只设 HANDED_OVER 而不填 OUTPUT 时，仅标记上一个交换包。</translation>
    </message>
    <message>
        <source>Exchange partner</source>
        <translation>交换对端</translation>
    </message>
    <message>
        <source>Mark as handed over</source>
        <translation>标记为已交付</translation>
    </message>
    <message>
        <source>Size of a part (MB)</source>
        <translation>分卷大小（MB）</translation>
    </message>
    <message>
        <source>There is nothing to do: name an OUTPUT, or mark a package that was made.</source>
        <translation>没有可做的事：请填写 OUTPUT，或标记已制作的交换包。</translation>
    </message>
    <message>
        <source>Package {number} to “{name}”: {files}</source>
        <translation>发给“{name}”的第 {number} 号交换包：{files}</translation>
    </message>
    <message>
        <source>There is no exchange partner “{name}”; known are: {known}.</source>
        <translation>没有名为“{name}”的交换对端；已登记的有：{known}。</translation>
    </message>
    <message>
        <source>Package {number} from “{name}” was applied.</source>
        <translation>来自“{name}”的第 {number} 号交换包已应用。</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Partner&apos;s name</source>
        <translation>对端名称</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>第 {number} 号</translation>
    </message>
    <message>
        <source>Longitude and latitude (or east and north) seem to be swapped.</source>
        <translation>经度和纬度（或东坐标和北坐标）疑似填反。</translation>
    </message>
    <message>
        <source>The latitude (or northing) stood before the longitude (or easting); they were swapped.</source>
        <translation>纬度（或北坐标）写在了经度（或东坐标）前面，已对调。</translation>
    </message>
    <message>
        <source>Click the object first that the files belong to.</source>
        <translation>请先单击文件所属的对象。</translation>
    </message>
    <message>
        <source>Attaches the files of FOLDER, and of the folders in it, to rows of TARGET: photos, scans, sound, video, documents. RULE reads the object from a file&apos;s name or path: {code}_{n} for A12_3.jpg, {external_number}-{date} for 370-20260304.jpg, {name}/{any} for a folder named like the object. The columns of TARGET may stand in it, by their names or as they are called in Chinese or English; {n} is digits, {date} a date, {any} anything. Without a rule a photo goes to the object that lies nearest to where it was taken, within DISTANCE metres.
Time, position and heading are read from the photos; COORDINATES says in which system their positions are. A file that names no object, or could mean several, is left out with the reason. A file that its object has already is recognised by its content and not attached again. Originals are not touched: the copies go to the media folder. All enters in one transaction; when it is cancelled or fails, nothing is left.
DRY_RUN only looks. CHECK also reads every file that is attached to TARGET and reports the missing and the altered ones. Nothing is attached to persons and households: files lie open.</source>
        <translation>将 FOLDER 及其子文件夹中的文件（照片、扫描件、录音、视频、文档）挂接到 TARGET 的对象上。RULE 从文件名或路径识别对象：{code}_{n} 对应 A12_3.jpg，{external_number}-{date} 对应 370-20260304.jpg，{name}/{any} 对应以对象名称命名的文件夹。TARGET 的字段可按字段名或中英文名称写入规则；{n} 为数字，{date} 为日期，{any} 为任意文字。不填规则时，照片挂接到距拍摄地点最近、且在 DISTANCE 米以内的对象。
拍摄时间、位置和朝向从照片中读取；COORDINATES 指明照片位置所用的坐标系。无法对应对象或可能对应多个对象的文件会略过并说明原因。对象已有的文件按内容识别，不会重复挂接。原文件不作任何改动，副本存入媒体文件夹。全部内容在一个事务中写入；取消或失败时不留任何痕迹。
DRY_RUN 只预检。CHECK 还会读取 TARGET 的全部附件文件，报告缺失和被改动的文件。人员和住户不能挂接附件：文件以明文存放。</translation>
    </message>
    <message>
        <source>The note or the file&apos;s name holds a phone or identity number; attached files lie open: if it is a resident&apos;s, remove the file and attach it without the number.</source>
        <translation>备注或文件名中含有手机号码或身份证号码，而附件以明文存放：若属居民个人信息，请删除该附件，去掉号码后重新挂接。</translation>
    </message>
    <message>
        <source>“{text}” does not begin with units × floors × rooms a floor, such as 3x11x4.</source>
        <translation>“{text}”没有以“单元×层数×每层户数”开头，例如 3x11x4。</translation>
    </message>
    <message>
        <source>“{text}” is no part of a pattern for rooms.</source>
        <translation>“{text}”不是房间模板中的内容。</translation>
    </message>
    <message>
        <source>“{example}” is no example of a first room&apos;s number, such as 101, 0101, 1-101, A101 or 1.</source>
        <translation>“{example}”不能作为首个房号的示例，可写 101、0101、1-101、A101 或 1。</translation>
    </message>
    <message>
        <source>Units cannot be named from “{name}” on; possible are 1, A, 甲 or none, and as many as there are signs.</source>
        <translation>单元不能从“{name}”开始命名；可用 1、A、甲或不分单元，且单元数不能超出可用的字符数。</translation>
    </message>
    <message>
        <source>“{value}” is no use of a room; known are {known}.</source>
        <translation>“{value}”不是房间的使用方式；可用 {known}。</translation>
    </message>
    <message>
        <source>The number of units is {value}; allowed are {least} to {most}.</source>
        <translation>单元数为 {value}；允许 {least} 至 {most}。</translation>
    </message>
    <message>
        <source>The number of floors is {value}; allowed are {least} to {most}.</source>
        <translation>地上层数为 {value}；允许 {least} 至 {most}。</translation>
    </message>
    <message>
        <source>The number of rooms a floor is {value}; allowed are {least} to {most}.</source>
        <translation>每层户数为 {value}；允许 {least} 至 {most}。</translation>
    </message>
    <message>
        <source>The number of basements is {value}; allowed are {least} to {most}.</source>
        <translation>地下层数为 {value}；允许 {least} 至 {most}。</translation>
    </message>
    <message>
        <source>The number of rooms a basement is {value}; allowed are {least} to {most}.</source>
        <translation>地下每层间数为 {value}；允许 {least} 至 {most}。</translation>
    </message>
    <message>
        <source>The number of rooms on the first floor is {value}; allowed are {least} to {most}.</source>
        <translation>首层间数为 {value}；允许 {least} 至 {most}。</translation>
    </message>
    <message>
        <source>The pattern makes {count} rooms a building; at most {most} are allowed.</source>
        <translation>按此模板每栋将生成 {count} 间；每栋最多 {most} 间。</translation>
    </message>
    <message>
        <source>The building has no floor labelled {floor}; the highest is {highest}.</source>
        <translation>楼内没有标为 {floor} 的楼层；最高层为 {highest}。</translation>
    </message>
    <message>
        <source>“{text}” does not say how many rooms a floor has, such as 1F:3.</source>
        <translation>“{text}”没有写明某层的户数，例如 1F:3。</translation>
    </message>
    <message>
        <source>“{text}” does not say which neighbouring rooms are one, such as 5F:3+4.</source>
        <translation>“{text}”没有写明哪几间相邻房间合为一户，例如 5F:3+4。</translation>
    </message>
    <message>
        <source>“{text}” is no floor, such as 4, 4F or B1.</source>
        <translation>“{text}”不是楼层，可写 4、4F 或 B1。</translation>
    </message>
    <message>
        <source>“{text}” cannot be left out; write numbers such as 4, 13 or *4 for all that end in 4.</source>
        <translation>“{text}”不能作为跳号；可写 4、13，或用 *4 表示所有尾号为 4 的号。</translation>
    </message>
    <message>
        <source>The number {number} comes twice, on floors {one} and {other}; another numbering is needed.</source>
        <translation>房号 {number} 在第 {one} 层和第 {other} 层重复出现；请换一种编号方式。</translation>
    </message>
    <message>
        <source>The number {number} comes twice in unit {unit}, on floors {one} and {other}; another numbering is needed.</source>
        <translation>{unit}单元的房号 {number} 在第 {one} 层和第 {other} 层重复出现；请换一种编号方式。</translation>
    </message>
    <message>
        <source>The sheet has one row a room and is no section chart; use the importer of tables.</source>
        <translation>该工作表一行一房，不是楼盘表；请用表格导入。</translation>
    </message>
    <message>
        <source>No column says which floor a row is, such as 3F or 3.</source>
        <translation>没有标明各行楼层的列，例如 3F 或 3。</translation>
    </message>
    <message>
        <source>No cell holds a room number.</source>
        <translation>没有任何单元格写有房号。</translation>
    </message>
    <message>
        <source>Cell {cell}: no room number was recognised; empty the cell or begin it with the number.</source>
        <translation>单元格 {cell}：未识别出房号；请清空该格，或以房号开头。</translation>
    </message>
    <message>
        <source>Cell {cell}: there are several numbers; one cell holds one room.</source>
        <translation>单元格 {cell}：有多个房号；一格只能写一间。</translation>
    </message>
    <message>
        <source>Cell {cell}: it is unclear to which unit the room belongs; merge the unit&apos;s heading over its columns.</source>
        <translation>单元格 {cell}：无法确定房间属于哪个单元；请将单元标题合并到其所辖各列之上。</translation>
    </message>
    <message>
        <source>Cell {cell}: the room stands in cell {other} already.</source>
        <translation>单元格 {cell}：该房间已写在单元格 {other} 中。</translation>
    </message>
    <message>
        <source>Cell {cell}: two labels name different floors for this row.</source>
        <translation>单元格 {cell}：本行两处楼层标注不一致。</translation>
    </message>
    <message>
        <source>Cell {cell}: the row holds numbers but names no floor.</source>
        <translation>单元格 {cell}：本行写有房号，但没有标明楼层。</translation>
    </message>
    <message>
        <source>Room {number} is on floor {there} already, and not on floor {floor}.</source>
        <translation>房间 {number} 已登记在第 {there} 层，而不在第 {floor} 层。</translation>
    </message>
    <message>
        <source>Room {number} of unit {unit} is on floor {there} already, and not on floor {floor}.</source>
        <translation>{unit}单元{number} 已登记在第 {there} 层，而不在第 {floor} 层。</translation>
    </message>
    <message>
        <source>Room {number} is there already, written {there}.</source>
        <translation>房间 {number} 已经存在，写作“{there}”。</translation>
    </message>
    <message>
        <source>{file} is no spreadsheet that can be read.</source>
        <translation>{file} 不是可读取的电子表格。</translation>
    </message>
    <message>
        <source>{file} is protected by a password; save it without one.</source>
        <translation>{file} 设有密码；请另存为不带密码的文件。</translation>
    </message>
    <message>
        <source>No building has the sheet&apos;s name as its name, code, address, or estate and block.</source>
        <translation>没有楼栋以该工作表名作为名称、编码、地址或“小区+楼号”。</translation>
    </message>
    <message>
        <source>{count} buildings have the sheet&apos;s name; name the sheet by code or address.</source>
        <translation>有 {count} 栋楼与该工作表名相符；请用编码或地址命名工作表。</translation>
    </message>
    <message>
        <source>The sheet {other} is of the same building.</source>
        <translation>工作表“{other}”对应同一栋楼。</translation>
    </message>
    <message>
        <source>{count} of these rooms are in use by now, so that all of them stay.</source>
        <translation>其中 {count} 间已有人员、单位或附件关联，因此全部保留。</translation>
    </message>
    <message>
        <source>There is no building {number}.</source>
        <translation>没有编号为 {number} 的楼栋。</translation>
    </message>
    <message>
        <source>Rooms in bulk</source>
        <translation>房间批量生成</translation>
    </message>
    <message>
        <source>On through the units of a floor</source>
        <translation>同层各单元连续编号</translation>
    </message>
    <message>
        <source>Up through a unit</source>
        <translation>单元内自下而上连续编号</translation>
    </message>
    <message>
        <source>Up through the building</source>
        <translation>整栋自下而上连续编号</translation>
    </message>
    <message>
        <source>1, 2, 3 …</source>
        <translation>1、2、3…</translation>
    </message>
    <message>
        <source>A, B, C …</source>
        <translation>A、B、C…</translation>
    </message>
    <message>
        <source>甲, 乙, 丙 …</source>
        <translation>甲、乙、丙…</translation>
    </message>
    <message>
        <source>No units</source>
        <translation>不分单元</translation>
    </message>
    <message>
        <source>Like the others</source>
        <translation>与其他层相同</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>商铺</translation>
    </message>
    <message>
        <source>None: on pillars</source>
        <translation>无房间（架空层）</translation>
    </message>
    <message>
        <source>Own pattern</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>floors</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>rooms a floor</source>
        <translation>每层户数</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>例外</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>常用模板</translation>
    </message>
    <message>
        <source>First room&apos;s number</source>
        <translation>首个房号</translation>
    </message>
    <message>
        <source>Units are named</source>
        <translation>单元名称</translation>
    </message>
    <message>
        <source>Count of rooms</source>
        <translation>编号方式</translation>
    </message>
    <message>
        <source>Left-out floors</source>
        <translation>跳过的楼层</translation>
    </message>
    <message>
        <source>Left-out rooms</source>
        <translation>跳过的房号</translation>
    </message>
    <message>
        <source>First floor</source>
        <translation>首层</translation>
    </message>
    <message>
        <source>Floors that differ</source>
        <translation>户数不同的楼层</translation>
    </message>
    <message>
        <source>Merged rooms</source>
        <translation>打通的房间</translation>
    </message>
    <message>
        <source>Duplex floors</source>
        <translation>复式楼层</translation>
    </message>
    <message>
        <source>Use of the rooms</source>
        <translation>使用方式</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>模板文字</translation>
    </message>
    <message>
        <source>such as {example}</source>
        <translation>例如 {example}</translation>
    </message>
    <message>
        <source>Selected ones</source>
        <translation>取所选楼栋</translation>
    </message>
    <message>
        <source>The buildings that are selected in the map&apos;s layer</source>
        <translation>地图上房屋图层中选中的楼栋</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Find buildings</source>
        <translation>查找楼栋</translation>
    </message>
    <message>
        <source>No building is selected in the map&apos;s layer of buildings.</source>
        <translation>地图的房屋图层中没有选中楼栋。</translation>
    </message>
    <message>
        <source>No building is picked: the chart shows what the pattern would make.</source>
        <translation>尚未选楼栋；下图为按模板生成的样子。</translation>
    </message>
    <message>
        <source>{count} buildings: {names} …</source>
        <translation>共 {count} 栋：{names}…</translation>
    </message>
    <message>
        <source>Building {number}</source>
        <translation>楼栋 {number}</translation>
    </message>
    <message>
        <source>+ {new} new, {there} already there</source>
        <translation>＋ 新增 {new} 间，已有 {there} 间</translation>
    </message>
    <message>
        <source>+ {new} new, {there} already there, ! {conflicts} in conflict</source>
        <translation>＋ 新增 {new} 间，已有 {there} 间，！冲突 {conflicts} 间</translation>
    </message>
    <message>
        <source>{count} other rooms</source>
        <translation>另有 {count} 间不在模板中</translation>
    </message>
    <message>
        <source>There is nothing to show.</source>
        <translation>没有可显示的内容。</translation>
    </message>
    <message>
        <source>Read a section chart</source>
        <translation>读取楼盘表</translation>
    </message>
    <message>
        <source>Back to the pattern</source>
        <translation>返回模板</translation>
    </message>
    <message>
        <source>Make rooms</source>
        <translation>生成房间</translation>
    </message>
    <message>
        <source>Section chart from a file …</source>
        <translation>从文件导入楼盘表…</translation>
    </message>
    <message>
        <source>Or drop a spreadsheet here</source>
        <translation>也可将电子表格拖放到此处</translation>
    </message>
    <message>
        <source>On a server only a manager may take rooms away.</source>
        <translation>在服务器上只有管理员可以删除房间。</translation>
    </message>
    <message>
        <source>Section chart</source>
        <translation>楼盘表</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>{file}: {count} sheets can be taken</source>
        <translation>{file}：可导入 {count} 个工作表</translation>
    </message>
    <message>
        <source>Sheet {sheet}: {problem}</source>
        <translation>工作表“{sheet}”：{problem}</translation>
    </message>
    <message>
        <source>Compare with the rooms that are there</source>
        <translation>与已有房间比对</translation>
    </message>
    <message>
        <source>Make {count} rooms</source>
        <translation>生成 {count} 间房</translation>
    </message>
    <message>
        <source>{count} rooms were made in {buildings} buildings.</source>
        <translation>已在 {buildings} 栋楼中生成 {count} 间房。</translation>
    </message>
    <message>
        <source>{count} rooms were taken back.</source>
        <translation>已撤销 {count} 间房。</translation>
    </message>
    <message>
        <source>Take rooms back</source>
        <translation>撤销生成的房间</translation>
    </message>
    <message>
        <source>No rooms</source>
        <translation>没有房间</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>will be removed</source>
        <translation>将被删除</translation>
    </message>
    <message>
        <source>not verified for long</source>
        <translation>久未核实</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Unit {unit}, floor {floor}, room {number}</source>
        <translation>{unit}单元 {floor} {number}</translation>
    </message>
    <message>
        <source>Floor {floor}, room {number}</source>
        <translation>{floor} {number}</translation>
    </message>
    <message>
        <source>Unit {unit}</source>
        <translation>{unit}单元</translation>
    </message>
    <message>
        <source>Import section charts</source>
        <translation>导入楼盘表</translation>
    </message>
    <message>
        <source>Reads section charts as offices draw them in a spreadsheet (XLSX, XLS, ODS) and makes their rooms: a row a floor, with a label such as 3F or -1, the top floor first or last; units side by side or below each other under a heading such as 1单元; merged cells for merged flats and duplexes; empty cells where there is no room. Of a cell only the room&apos;s number and a word for its use are taken: names of persons are never kept.
Every sheet is a building: its name is the building&apos;s name, code, number in the source, address, or estate and block (翠湖花园3栋). A file with one sheet may be given its building by BUILDING, its id.
A sheet in which something is unclear is not taken; every unclear cell is reported. Rooms that are there stay, as with the making of rooms by a pattern. All other sheets enter in one transaction.</source>
        <translation>读取各单位自行绘制的楼盘表电子表格（XLSX、XLS、ODS）并生成房间：一行一层，行首标有 3F、-1 等楼层，顶层在上或在下均可；各单元左右并列或上下排列，上方写有“1单元”等标题；合并单元格表示打通的房间或复式；没有房间的格子留空。每格只取房号和表示使用方式的字词，从不保留人员姓名。
每个工作表对应一栋楼：工作表名为楼栋的名称、编码、原编号、地址，或“小区+楼号”（如翠湖花园3栋）。只有一个工作表时，也可用 BUILDING 指定楼栋编号。
有不明确之处的工作表不会导入，并逐格说明原因。已有的房间保持不变，规则与按模板生成房间相同。其余工作表在同一事务中写入。</translation>
    </message>
    <message>
        <source>Section charts</source>
        <translation>楼盘表文件</translation>
    </message>
    <message>
        <source>Id of the building</source>
        <translation>楼栋编号</translation>
    </message>
    <message>
        <source>Number of rooms made</source>
        <translation>生成的房间数</translation>
    </message>
    <message>
        <source>Number of sheets not taken</source>
        <translation>未导入的工作表数</translation>
    </message>
    <message>
        <source>Number of conflicts</source>
        <translation>冲突数</translation>
    </message>
    <message>
        <source>Cancelled; no room was made</source>
        <translation>已取消，没有生成任何房间</translation>
    </message>
    <message>
        <source>Make rooms by a pattern</source>
        <translation>按模板生成房间</translation>
    </message>
    <message>
        <source>Makes the rooms of buildings by a pattern: units × floors × rooms a floor, and what differs.
Buildings are named by IDS (1,2,10-20), or by a layer of the database&apos;s buildings that has their id; when neither is given, all buildings without rooms are meant.
PATTERN is one line, such as 3x11x4 skip=4,14 basement=1x2 floors=1F:3,12F:2 merge=5F:3+4. After units × floors × rooms come, where wanted: number= the number of the first room as an example (101, 0101, 1-101, A101, 101室, 1-1, 1); unit= the name of the first unit (1, A, 甲, - for none); count= where the count of rooms begins anew (landing, floor, unit, building); skip= floors left out: the floor above 3 is labelled 5 when 4 is skipped, and a room&apos;s floor is its label; skiproom= rooms left out (4, *4 for all that end in 4); basement= basements × rooms; ground= rooms of the whole first floor and their use (6:shop; 0 for pillars); floors= floors with another number of rooms; merge= rooms that are one; duplex= floors whose rooms reach into the next; use= the use of the rooms. farmyard makes one room with the number of the door.
Rooms that are there stay. A room that is there on another floor or in another writing is reported and not made. REPLACE takes away rooms that are not in the pattern and on which nothing hangs; on a server only a manager may. Storeys, basements and units of a building are filled where they are empty, and its class follows from its rooms. All or nothing: when it is cancelled or fails, nothing of it is left.</source>
        <translation>按模板为楼栋生成房间：单元 × 层数 × 每层户数，以及各种例外。
楼栋用 IDS 指定（如 1,2,10-20），或用带有 id 字段的数据库房屋图层指定；两者都不给时，对所有还没有房间的楼栋生成。
PATTERN 是一行文字，例如 3x11x4 skip=4,14 basement=1x2 floors=1F:3,12F:2 merge=5F:3+4，也可写成 3单元×11层×4户 跳层=4,14。在“单元 × 层数 × 每层户数”之后，按需要写：number=（编号）首个房号的示例（101、0101、1-101、A101、101室、1-1、1）；unit=（单元）首个单元的名称（1、A、甲，- 表示不分单元）；count=（计数）房号从哪里重新起号（landing 每单元每层、floor 同层连续、unit 单元内连续、building 整栋连续）；skip=（跳层）跳过的楼层：跳过 4 层时，3 层之上标为 5 层，房间的楼层即标注的楼层；skiproom=（跳号）跳过的房号（4，或 *4 表示所有尾号为 4 的号）；basement=（地下）地下层数 × 间数；ground=（首层）整个首层的间数和使用方式（6:shop；0 表示架空）；floors=（例外）户数不同的楼层；merge=（合并）打通的房间；duplex=（复式）与上一层连通的楼层；use=（用途）房间的使用方式。farmyard（农家院）只生成一间，房号取门牌号。
已有的房间保持不变。同一房间登记在别的楼层或写法不同的，予以报告，不再生成。REPLACE 删除不在模板中且无任何关联的房间；在服务器上只有管理员可以这样做。楼栋的层数、地下层数和单元数仅在为空时填写，楼栋类别由房间推算。整批同时生效：取消或失败时不留下任何内容。</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Ids of buildings</source>
        <translation>楼栋编号列表</translation>
    </message>
    <message>
        <source>Buildings of the database</source>
        <translation>数据库中的房屋图层</translation>
    </message>
    <message>
        <source>Number of rooms that were there</source>
        <translation>已有的房间数</translation>
    </message>
    <message>
        <source>Building {number}: {problem}</source>
        <translation>楼栋 {number}：{problem}</translation>
    </message>
    <message>
        <source>The layer of buildings has no field {name}.</source>
        <translation>房屋图层没有字段 {name}。</translation>
    </message>
    <message>
        <source>“{text}” is no id of a building, such as 12 or 10-20.</source>
        <translation>“{text}”不是楼栋编号，可写 12 或 10-20。</translation>
    </message>
    <message>
        <source>The sheet has the name of another building than the chosen one.</source>
        <translation>该工作表的名称对应另一栋楼，而不是所选的楼栋。</translation>
    </message>
    <message>
        <source>Anew in each unit</source>
        <translation>每单元每层重新起号</translation>
    </message>
    <message>
        <source>Basements</source>
        <translation>地下层数 × 间数</translation>
    </message>
    <message>
        <source>Take unused other rooms away</source>
        <translation>删除模板外且无关联的房间</translation>
    </message>
    <message>
        <source>Somebody has decided this one meanwhile.</source>
        <translation>此条已由他人处理。</translation>
    </message>
    <message>
        <source>“{label}” is not in the database any more.</source>
        <translation>“{label}”已不在数据库中。</translation>
    </message>
    <message>
        <source>“{label}” was changed here meanwhile, so that nothing was overwritten. Look at it again.</source>
        <translation>“{label}”在此期间已被修改，因此没有覆盖任何内容，请重新核对。</translation>
    </message>
    <message>
        <source>point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>line of {count} vertices</source>
        <translation>线（{count} 个节点）</translation>
    </message>
    <message>
        <source>outline of {count} vertices</source>
        <translation>轮廓（{count} 个节点）</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>有冲突</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>{file} is not an import profile.</source>
        <translation>{file} 不是导入模板。</translation>
    </message>
    <message>
        <source>There is a profile “{name}” already.</source>
        <translation>已有名为“{name}”的模板。</translation>
    </message>
    <message>
        <source>Data import</source>
        <translation>数据导入</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>What the data is for, e.g. yearly census of houses</source>
        <translation>数据的用途，如：年度房屋普查</translation>
    </message>
    <message>
        <source>Keep as a profile, named</source>
        <translation>存为模板，名称</translation>
    </message>
    <message>
        <source>The data is of</source>
        <translation>数据日期</translation>
    </message>
    <message>
        <source>Use authorised until</source>
        <translation>授权使用至</translation>
    </message>
    <message>
        <source>Everything is written at once or not at all, and recorded as one batch with your name. The batch can be withdrawn later under Data import ▸ Batches.</source>
        <translation>全部内容一次写入，要么全部成功，要么一条不写，并以您的名义记为一个批次。以后可在“数据导入 ▸ 批次”中整批撤回。</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Next file of this kind</source>
        <translation>继续导入同类文件</translation>
    </message>
    <message>
        <source>{file} → {target}, from {source}
{counts}</source>
        <translation>{file} → {target}，来源：{source}
{counts}</translation>
    </message>
    <message>
        <source>Name the profile.</source>
        <translation>请填写模板名称。</translation>
    </message>
    <message>
        <source>Write the batch</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Batch {number} was written.</source>
        <translation>批次 {number} 已写入。</translation>
    </message>
    <message>
        <source>The rejected rows are in {file}: correct them there and bring the file again.</source>
        <translation>退回的行已存入 {file}：请在其中更正后重新导入。</translation>
    </message>
    <message>
        <source>Save rejected rows …</source>
        <translation>保存退回的行…</translation>
    </message>
    <message>
        <source>{count} rows were rejected.</source>
        <translation>有 {count} 行被退回。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Brought</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>Withdraw the batch …</source>
        <translation>撤回批次…</translation>
    </message>
    <message>
        <source>Nothing has been imported yet. Begin with “Import a file …”, or drop one here.</source>
        <translation>还没有导入过数据。点“导入文件…”开始，或把文件拖到这里。</translation>
    </message>
    <message>
        <source>Withdrawn on {day}</source>
        <translation>已于 {day} 撤回</translation>
    </message>
    <message>
        <source>The authorisation has ended: withdraw the batch or have it renewed.</source>
        <translation>授权已到期：请撤回该批次或续期。</translation>
    </message>
    <message>
        <source>Only a manager may withdraw a batch.</source>
        <translation>只有管理员可以撤回批次。</translation>
    </message>
    <message>
        <source>Look at a withdrawal</source>
        <translation>查看撤回内容</translation>
    </message>
    <message>
        <source>Withdraw batch {number}</source>
        <translation>撤回批次 {number}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Withdraw the batch</source>
        <translation>撤回批次</translation>
    </message>
    <message>
        <source>Batch {number} was withdrawn.</source>
        <translation>批次 {number} 已撤回。</translation>
    </message>
    <message>
        <source>{deleted} rows are deleted, {restored} get their old values back, {kept} stay as they are.</source>
        <translation>将删除 {deleted} 条，恢复 {restored} 条的原值，{kept} 条保持不变。</translation>
    </message>
    <message>
        <source>The batch stays on record, and the withdrawal is written to the audit log.</source>
        <translation>批次记录保留，撤回操作写入审计日志。</translation>
    </message>
    <message>
        <source>The other side has deleted it.</source>
        <translation>对方已删除此项。</translation>
    </message>
    <message>
        <source>The other side has one of its own.</source>
        <translation>对方另有一项。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>本库</translation>
    </message>
    <message>
        <source>The other side&apos;s</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>All ours</source>
        <translation>全用本库</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>全用对方</translation>
    </message>
    <message>
        <source>Decide, next</source>
        <translation>确定，下一条</translation>
    </message>
    <message>
        <source>← ours   → theirs   Ctrl: all fields   ↵ decide, next</source>
        <translation>← 本库   → 对方   按住 Ctrl：全部字段   ↵ 确定并看下一条</translation>
    </message>
    <message>
        <source>Nothing waits for a decision.</source>
        <translation>没有待核对的内容。</translation>
    </message>
    <message>
        <source>Look at what waits</source>
        <translation>查看待核对内容</translation>
    </message>
    <message>
        <source>row {row} of the file</source>
        <translation>文件第 {row} 行</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>文件的列</translation>
    </message>
    <message>
        <source>→ Field</source>
        <translation>→ 字段</translation>
    </message>
    <message>
        <source>How its cells read</source>
        <translation>识别情况</translation>
    </message>
    <message>
        <source>Word in the file</source>
        <translation>文件中的写法</translation>
    </message>
    <message>
        <source>It means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>– do not bring –</source>
        <translation>– 不导入 –</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Read the columns</source>
        <translation>识别各列</translation>
    </message>
    <message>
        <source>Still without a column, and required: {fields}</source>
        <translation>必填字段还没有对应的列：{fields}</translation>
    </message>
    <message>
        <source>No column says where things are: only rows that the database knows already can be brought.</source>
        <translation>没有表示位置的列：只能更新数据库中已有的对象，不能新增。</translation>
    </message>
    <message>
        <source>{count} of {all} columns are brought.</source>
        <translation>共 {all} 列，导入 {count} 列。</translation>
    </message>
    <message>
        <source>– reject these rows –</source>
        <translation>– 退回这些行 –</translation>
    </message>
    <message>
        <source>Choose at least one field.</source>
        <translation>请至少选择一个字段。</translation>
    </message>
    <message>
        <source>{count} read</source>
        <translation>识别 {count}</translation>
    </message>
    <message>
        <source>{count} empty</source>
        <translation>空 {count}</translation>
    </message>
    <message>
        <source>{count} wrong</source>
        <translation>错误 {count}</translation>
    </message>
    <message>
        <source>{parts}. Row {row}: {reason}</source>
        <translation>{parts}。第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>Drop a file here, or choose one …</source>
        <translation>把文件拖到这里，或选择文件…</translation>
    </message>
    <message>
        <source>File …</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>or a layer of the project</source>
        <translation>或项目中的图层</translation>
    </message>
    <message>
        <source>Worksheet or layer</source>
        <translation>工作表或图层</translation>
    </message>
    <message>
        <source>Header rows</source>
        <translation>表头行数</translation>
    </message>
    <message>
        <source>Choose what the rows are …</source>
        <translation>请选择数据的类别…</translation>
    </message>
    <message>
        <source>The office the data comes from</source>
        <translation>提供数据的单位</translation>
    </message>
    <message>
        <source>Keep the name the same for every file of this office: a file is compared with its own last one.</source>
        <translation>同一单位的文件请始终用同一名称：新文件会与它上一次的内容比对。</translation>
    </message>
    <message>
        <source>The rows are</source>
        <translation>数据类别</translation>
    </message>
    <message>
        <source>Drop a file here.

Spreadsheets (XLSX, XLS, WPS, ODS), text (CSV, TXT), maps and drawings (SHP, GeoPackage, GeoJSON, KML, DXF, FileGDB).

The file is only read. Nothing enters the database before you have seen what would change.</source>
        <translation>把文件拖到这里。

支持电子表格（XLSX、XLS、WPS、ODS）、文本（CSV、TXT）、地图和图纸（SHP、GeoPackage、GeoJSON、KML、DXF、FileGDB）。

只读取文件，不改动它。看过会有哪些变化之后，才会写入数据库。</translation>
    </message>
    <message>
        <source>File to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message>
        <source>Folder to import (FileGDB)</source>
        <translation>选择要导入的文件夹（FileGDB）</translation>
    </message>
    <message>
        <source>Read the file</source>
        <translation>读取文件</translation>
    </message>
    <message>
        <source>({count} rows)</source>
        <translation>（{count} 行）</translation>
    </message>
    <message>
        <source>recognised: {count}</source>
        <translation>自动：{count}</translation>
    </message>
    <message>
        <source>recognised: {name}</source>
        <translation>自动：{name}</translation>
    </message>
    <message>
        <source>{count} rows; the first {shown} are shown.</source>
        <translation>共 {count} 行，显示前 {shown} 行。</translation>
    </message>
    <message>
        <source>none: fields are guessed</source>
        <translation>不用模板，自动识别字段</translation>
    </message>
    <message>
        <source>none fits this file</source>
        <translation>没有适合此文件的模板</translation>
    </message>
    <message>
        <source>{name} (its headers fit)</source>
        <translation>{name}（表头一致）</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择文件。</translation>
    </message>
    <message>
        <source>Choose what the rows are.</source>
        <translation>请选择数据类别。</translation>
    </message>
    <message>
        <source>Name the source of the data.</source>
        <translation>请填写数据来源。</translation>
    </message>
    <message>
        <source>The positions of the file are in</source>
        <translation>文件的坐标是</translation>
    </message>
    <message>
        <source>Another coordinate system:</source>
        <translation>其他坐标系：</translation>
    </message>
    <message>
        <source>Pink: the file. Grey: the database. They should lie on each other. Wheel and drag move the map.</source>
        <translation>粉色：文件；灰色：数据库。两者应当重合。滚轮缩放，拖动移动地图。</translation>
    </message>
    <message>
        <source>As the file says: {name}</source>
        <translation>按文件自述：{name}</translation>
    </message>
    <message>
        <source>The file says that it is {name}. Is that so? Maps from the web often say WGS 84 and are not.</source>
        <translation>文件自称坐标系为 {name}。确实如此吗？网上下载的数据常自称 WGS 84，其实不是。</translation>
    </message>
    <message>
        <source>The file does not say what its coordinates are: ask whoever made it.</source>
        <translation>文件没有说明坐标系，请向提供单位核实。</translation>
    </message>
    <message>
        <source>Lay the file on the map</source>
        <translation>把文件放到地图上</translation>
    </message>
    <message>
        <source>Yes, take them as {system}</source>
        <translation>是，按 {system} 处理</translation>
    </message>
    <message>
        <source>No position can be read in this system.</source>
        <translation>按此坐标系读不出任何位置。</translation>
    </message>
    <message>
        <source>Nothing speaks against it: look at the map.</source>
        <translation>未发现异常，请看地图核对。</translation>
    </message>
    <message>
        <source>Say in which coordinate system the positions are.</source>
        <translation>请选择坐标系。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>The file&apos;s</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>As it stands in the file</source>
        <translation>文件原文</translation>
    </message>
    <message>
        <source>Why it is rejected</source>
        <translation>退回原因</translation>
    </message>
    <message>
        <source>entered here</source>
        <translation>本库录入</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Selected rows:</source>
        <translation>所选行：</translation>
    </message>
    <message>
        <source>All rows:</source>
        <translation>全部行：</translation>
    </message>
    <message>
        <source>The preview could not be made. Go back, or try again.</source>
        <translation>无法生成预览。请返回上一步，或重试。</translation>
    </message>
    <message>
        <source>Every row is read, checked and compared with the database. Nothing is written yet.</source>
        <translation>正在逐行读取、检查并与数据库比对，尚未写入任何内容。</translation>
    </message>
    <message>
        <source>Compare the file with the database</source>
        <translation>与数据库比对</translation>
    </message>
    <message>
        <source>Nothing to do: the database holds all that this file says.</source>
        <translation>无需导入：文件的内容数据库中都已有。</translation>
    </message>
    <message>
        <source>Nothing to do but the rejected rows: the database holds all the rest of this file.</source>
        <translation>除退回的行外无需导入：其余内容数据库中都已有。</translation>
    </message>
    <message>
        <source>{count} values were changed both here and in the file. Undecided ones wait at the desk.</source>
        <translation>有 {count} 个值在本库和文件中不一致。未处理的将转到核对台。</translation>
    </message>
    <message>
        <source>{count} values were tidied up while they were read.</source>
        <translation>读取时规范了 {count} 个值的写法。</translation>
    </message>
    <message>
        <source>{name} rejected rows</source>
        <translation>{name} 退回的行</translation>
    </message>
    <message>
        <source>Save rejected rows</source>
        <translation>保存退回的行</translation>
    </message>
    <message>
        <source>The preview is being made …</source>
        <translation>正在生成预览…</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>没有可写入的内容。</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Save as file …</source>
        <translation>导出为文件…</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>从文件导入…</translation>
    </message>
    <message>
        <source>There are no profiles yet. Keep one on the wizard&apos;s last page, or take one from a file.</source>
        <translation>还没有模板。可在导入向导的最后一页保存，或从文件导入。</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>来源：{source}</translation>
    </message>
    <message>
        <source>Coordinates: {name}</source>
        <translation>坐标系：{name}</translation>
    </message>
    <message>
        <source>Rename the profile</source>
        <translation>重命名模板</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete the profile “{name}”? Batches that were read with it stay.</source>
        <translation>删除模板“{name}”？用它导入的批次不受影响。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the profile</source>
        <translation>删除模板</translation>
    </message>
    <message>
        <source>Save the profile</source>
        <translation>导出模板</translation>
    </message>
    <message>
        <source>The profile is in {file}.</source>
        <translation>模板已存入 {file}。</translation>
    </message>
    <message>
        <source>Profile to take</source>
        <translation>选择模板文件</translation>
    </message>
    <message>
        <source>Take a profile</source>
        <translation>导入模板</translation>
    </message>
    <message>
        <source>Read the imports</source>
        <translation>读取导入记录</translation>
    </message>
    <message>
        <source>No database is open. Connect to one to import data.</source>
        <translation>没有打开数据库。请先连接，再导入数据。</translation>
    </message>
    <message>
        <source>Import a file …</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>or drop a file or folder here</source>
        <translation>或把文件、文件夹拖到这里</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>核对台</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Desk ({count})</source>
        <translation>核对台（{count}）</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Administrative areas, with their codes and outlines</source>
        <translation>各级行政区划，含代码和范围</translation>
    </message>
    <message>
        <source>Grids and micro-grids, with their codes and outlines</source>
        <translation>网格和微网格，含编码和范围</translation>
    </message>
    <message>
        <source>Buildings, with address, floors and outline or position</source>
        <translation>楼栋，含地址、层数、轮廓或位置</translation>
    </message>
    <message>
        <source>Rooms, one a row, with their building</source>
        <translation>房间，一行一间，注明所属楼栋</translation>
    </message>
    <message>
        <source>Roads as lines, with class, speed and one-way</source>
        <translation>道路中心线，含等级、限速、单行</translation>
    </message>
    <message>
        <source>Companies, shops and institutions, with credit code</source>
        <translation>企业、商铺和机构，含统一社会信用代码</translation>
    </message>
    <message>
        <source>Urban components such as lamps and manholes</source>
        <translation>城市部件，如路灯、井盖</translation>
    </message>
    <message>
        <source>Emergency resources: shelters, hydrants, hospitals …</source>
        <translation>应急资源：避难场所、消火栓、医院等</translation>
    </message>
    <message>
        <source>Departments that handle events</source>
        <translation>处置事件的部门</translation>
    </message>
    <message>
        <source>Grid workers, teams and vehicles</source>
        <translation>网格员、队伍和车辆</translation>
    </message>
    <message>
        <source>Cameras, with device number and direction</source>
        <translation>摄像机，含设备编码和朝向</translation>
    </message>
    <message>
        <source>Sensors, with what they measure</source>
        <translation>感知设备，含监测指标</translation>
    </message>
    <message>
        <source>Dangerous goods that are stored somewhere</source>
        <translation>危险品存放点</translation>
    </message>
    <message>
        <source>Water and green areas</source>
        <translation>水域和绿地</translation>
    </message>
    <message>
        <source>Other spellings of addresses</source>
        <translation>地址的其他写法</translation>
    </message>
    <message>
        <source>the header is the field&apos;s name</source>
        <translation>表头即字段名</translation>
    </message>
    <message>
        <source>the header means the field</source>
        <translation>表头同义</translation>
    </message>
    <message>
        <source>the header is its pinyin</source>
        <translation>表头为拼音</translation>
    </message>
    <message>
        <source>a part of the header</source>
        <translation>表头的一部分</translation>
    </message>
    <message>
        <source>by what the column holds</source>
        <translation>根据列的内容</translation>
    </message>
    <message>
        <source>from the profile</source>
        <translation>来自模板</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>您的选择</translation>
    </message>
    <message>
        <source>WGS 84 (GPS, phones, foreign maps)</source>
        <translation>WGS 84（GPS、手机、国外地图）</translation>
    </message>
    <message>
        <source>CGCS2000 (surveying offices, Tianditu)</source>
        <translation>CGCS2000（测绘部门、天地图）</translation>
    </message>
    <message>
        <source>GCJ-02 (Amap, Tencent)</source>
        <translation>GCJ-02（高德、腾讯）</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>BD-09（百度）</translation>
    </message>
    <message>
        <source>keep ours</source>
        <translation>用本库</translation>
    </message>
    <message>
        <source>take the file&apos;s</source>
        <translation>用文件</translation>
    </message>
    <message>
        <source>decide later at the desk</source>
        <translation>留到核对台</translation>
    </message>
    <message>
        <source>Withdrew a batch</source>
        <translation>撤回批次</translation>
    </message>
    <message>
        <source>Decided a conflict</source>
        <translation>核对冲突</translation>
    </message>
    <message>
        <source>Batch {number}</source>
        <translation>批次 {number}</translation>
    </message>
    <message>
        <source>“{name}” and this database differ in purpose: real data, demo and exercise are not mixed.</source>
        <translation>“{name}”与本库用途不同：正式、演示和演练数据不能混用。</translation>
    </message>
    <message>
        <source>{fields}: some are named alike, so that an import may not tell them apart; give them codes first.</source>
        <translation>{fields}：有的对象重名，再导入时可能无法区分；请先给它们编码。</translation>
    </message>
    <message>
        <source>New key …</source>
        <translation>更换密钥…</translation>
    </message>
    <message>
        <source>With a new key every partner needs our new card before they can take a package. Make a new key?</source>
        <translation>更换密钥后，各对端须先登记本库的新名片才能应用交换包。确定更换吗？</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>Import data …</source>
        <translation>导入数据…</translation>
    </message>
    <message>
        <source>No row can be brought: the table says why. Correct the file, or what was chosen.</source>
        <translation>没有一行可以导入：原因见下表。请更正文件，或修改前面的选择。</translation>
    </message>
    <message>
        <source>The row lies outside your area.</source>
        <translation>该记录不在本账号辖区内。</translation>
    </message>
    <message>
        <source>The column “{header}” names persons, and “{field}” stands in clear: do not bring it there.</source>
        <translation>“{header}”列含有人员信息，而“{field}”是明文存放的字段，不能导入到这里。</translation>
    </message>
    <message>
        <source>the outline crosses itself</source>
        <translation>轮廓自相交</translation>
    </message>
    <message>
        <source>the outline touches itself</source>
        <translation>轮廓自相接</translation>
    </message>
    <message>
        <source>a hole lies outside</source>
        <translation>孔洞在面之外</translation>
    </message>
    <message>
        <source>a hole lies in another hole</source>
        <translation>孔洞套孔洞</translation>
    </message>
    <message>
        <source>a part lies in another part</source>
        <translation>部分套在另一部分之内</translation>
    </message>
    <message>
        <source>holes cut the area apart</source>
        <translation>孔洞把面切断</translation>
    </message>
    <message>
        <source>an outline is there twice</source>
        <translation>轮廓重复</translation>
    </message>
    <message>
        <source>too few vertices</source>
        <translation>节点太少</translation>
    </message>
    <message>
        <source>a coordinate is no number</source>
        <translation>坐标不是数值</translation>
    </message>
    <message>
        <source>the outline is not closed</source>
        <translation>轮廓没有闭合</translation>
    </message>
    <message>
        <source>Only the sheet “{sheet}” was read; the file has others, too: {others}.</source>
        <translation>只读取了工作表“{sheet}”；文件中还有：{others}。</translation>
    </message>
    <message>
        <source>The superior in row {row} of the file was rejected; this row has to wait for it.</source>
        <translation>文件第 {row} 行的上级被退回，这一行须等它改正后再导入。</translation>
    </message>
    <message>
        <source>The login and password in the address were left out: they are kept in QGIS&apos;s authentication.</source>
        <translation>地址中的账号口令已去除：它们只保存在 QGIS 的身份认证中。</translation>
    </message>
    <message>
        <source>The text holds a telephone or identity number, and it would stand in clear.</source>
        <translation>文字中含有电话或证件号码，而该字段是明文存放的。</translation>
    </message>
    <message>
        <source>The file has no column {headers}, which the mapping names.</source>
        <translation>文件中没有字段对应所指的列：{headers}。</translation>
    </message>
    <message>
        <source>Its old contact can only be given back with the seal key.</source>
        <translation>没有封存密钥，无法恢复它原来的联系人。</translation>
    </message>
    <message>
        <source>The data changed since the preview: make the preview again before you write.</source>
        <translation>预览之后数据有变化：请重新预览后再写入。</translation>
    </message>
    <message>
        <source>{count} contacts were changed here and differ from the file&apos;s: they stayed.</source>
        <translation>有 {count} 个联系人在本库中改动过，与文件不同：保留本库的。</translation>
    </message>
    <message>
        <source>“{label}” cannot be deleted: other data refer to it.</source>
        <translation>“{label}”不能删除：还有其他数据引用它。</translation>
    </message>
    <message>
        <source>“{label}” cannot be taken yet: what it refers to is not here. Decide about that first.</source>
        <translation>“{label}”暂时无法采用：它引用的对象不在本库。请先处理该对象。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Leave theirs out</source>
        <translation>不采用对方的</translation>
    </message>
    <message>
        <source>Keep ours</source>
        <translation>保留我方的</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>The whole row</source>
        <translation>整行</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>The quotation mark in line {line} of {file} is never closed: everything behind it would be one cell.</source>
        <translation>{file} 第 {line} 行的引号没有闭合：其后的全部内容会被当作一个单元格。</translation>
    </message>
    <message>
        <source>{count} of these rooms were changed meanwhile, so that all of them stay.</source>
        <translation>其中 {count} 个房间此后已被修改，因此全部保留。</translation>
    </message>
    <message>
        <source>Repaired shapes</source>
        <translation>修复了图形</translation>
    </message>
    <message>
        <source>Took repairs back</source>
        <translation>撤销了修复</translation>
    </message>
    <message>
        <source>The database was closed.</source>
        <translation>数据库已关闭。</translation>
    </message>
    <message>
        <source>{count} units of the building have a room {number}: the row has to say which.</source>
        <translation>该楼有 {count} 个单元都有 {number} 室：须写明是哪个单元。</translation>
    </message>
    <message>
        <source>The code {code} is in use in another area.</source>
        <translation>编码 {code} 已在其他辖区使用。</translation>
    </message>
    <message>
        <source>Your roles allow looking at attachments, not adding any.</source>
        <translation>您的角色可以查看附件，不能添加。</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>Linker</source>
        <translation>关联员</translation>
    </message>
    <message>
        <source>Reads who saw, searched or exported what and why, and checks the chain of the log; sees no residents.</source>
        <translation>查看谁因何事由查阅、检索或导出了哪些数据，并核验日志链；看不到居民信息。</translation>
    </message>
    <message>
        <source>Links residents to rooms again by the addresses they gave; every run leaves a line in the log.</source>
        <translation>按居民登记的地址重新关联房间；每次运行都留有日志。</translation>
    </message>
    <message>
        <source>The database has another code for this building; address and place agree: that code stays.</source>
        <translation>库中该楼栋使用另一编号；地址和位置相同，库中编号保持不变。</translation>
    </message>
    <message>
        <source>The address names no room; the building has only this one.</source>
        <translation>地址未写房号；该楼栋只有这一间房。</translation>
    </message>
    <message>
        <source>The address names no building; the estate has only this one.</source>
        <translation>地址未写楼栋；该小区只有这一栋。</translation>
    </message>
    <message>
        <source>The block in the address is not known at this door; the house there was taken.</source>
        <translation>地址所写门牌下的楼栋未登记；按该门牌的房屋关联。</translation>
    </message>
    <message>
        <source>No such estate is known; the house was found by street and number.</source>
        <translation>地址所写小区未登记；按道路和门牌号关联。</translation>
    </message>
    <message>
        <source>The building was chosen by a position beside it.</source>
        <translation>按楼栋旁的坐标点选定楼栋。</translation>
    </message>
    <message>
        <source>The code and the address name different buildings; the code was followed.</source>
        <translation>编码与地址指向不同楼栋；以编码为准。</translation>
    </message>
    <message>
        <source>The position lies away from the building that was linked; the address was followed.</source>
        <translation>坐标点不在所关联的楼栋处；以地址为准。</translation>
    </message>
    <message>
        <source>The address lies in another city or county.</source>
        <translation>地址在其他城市或县区。</translation>
    </message>
    <message>
        <source>Several units of the building have this room.</source>
        <translation>该楼栋有多个单元都有此房号。</translation>
    </message>
    <message>
        <source>Somebody has changed this since: it cannot be taken back any more.</source>
        <translation>此后已有人改动，无法撤销。</translation>
    </message>
    <message>
        <source>This person is not in the database, or not in your area.</source>
        <translation>库中没有该人员，或该人员不在本账号辖区内。</translation>
    </message>
    <message>
        <source>This room is not in the database, or not in your area.</source>
        <translation>库中没有该房间，或该房间不在本账号辖区内。</translation>
    </message>
    <message>
        <source>A stay cannot begin in the future.</source>
        <translation>居住起始日期不能晚于今天。</translation>
    </message>
    <message>
        <source>A stay cannot end before it begins.</source>
        <translation>居住结束日期不能早于起始日期。</translation>
    </message>
    <message>
        <source>A stay cannot begin before the person was born.</source>
        <translation>居住起始日期不能早于该人员的出生年份。</translation>
    </message>
    <message>
        <source>The person would live in two rooms at a time: end the other stay first.</source>
        <translation>该人员将同时居住在两处，请先结束另一条居住登记。</translation>
    </message>
    <message>
        <source>This stay is there already.</source>
        <translation>该居住登记已存在。</translation>
    </message>
    <message>
        <source>This stay is not there, or not in your area.</source>
        <translation>该居住登记不存在，或不在本账号辖区内。</translation>
    </message>
    <message>
        <source>This stay has ended already, on {day}.</source>
        <translation>该居住登记已于 {day} 结束。</translation>
    </message>
    <message>
        <source>Stays are entered by clerks, grid workers and managers only.</source>
        <translation>仅受理员、网格员和管理员可办理居住登记。</translation>
    </message>
    <message>
        <source>Another import or linking is writing stays; try again when it is over.</source>
        <translation>另一项导入或关联正在写入居住登记，请待其完成后重试。</translation>
    </message>
    <message>
        <source>Somebody else changed the stays of this person meanwhile; look at them again.</source>
        <translation>他人刚刚改动了该人员的居住登记，请重新核对。</translation>
    </message>
    <message>
        <source>{building} unit {unit} room {room}</source>
        <translation>{building}{unit}单元{room}室</translation>
    </message>
    <message>
        <source>{building} room {room}</source>
        <translation>{building}{room}室</translation>
    </message>
    <message>
        <source>Began to link persons again</source>
        <translation>开始重新关联人员</translation>
    </message>
    <message>
        <source>Linked persons again</source>
        <translation>完成重新关联人员</translation>
    </message>
    <message>
        <source>Opened the addresses of unlinked persons</source>
        <translation>打开未关联人员的申报地址</translation>
    </message>
    <message>
        <source>Unlinked persons</source>
        <translation>未关联人员</translation>
    </message>
    <message>
        <source>{building}: choose a room …</source>
        <translation>{building}：选择房间…</translation>
    </message>
    <message>
        <source>How well it agrees with what was declared: {score}</source>
        <translation>与申报地址的吻合程度：{score}</translation>
    </message>
    <message>
        <source>Reason, kept in the audit log</source>
        <translation>事由（记入审计日志）</translation>
    </message>
    <message>
        <source>Open the addresses</source>
        <translation>查看地址</translation>
    </message>
    <message>
        <source>There is no likely room: pick the building on the map.</source>
        <translation>没有可推荐的房间，请在地图上点选楼栋。</translation>
    </message>
    <message>
        <source>born {year}</source>
        <translation>{year} 年出生</translation>
    </message>
    <message>
        <source>Declared address: sealed</source>
        <translation>申报地址：已加密</translation>
    </message>
    <message>
        <source>Declared address: {address}</source>
        <translation>申报地址：{address}</translation>
    </message>
    <message>
        <source>No address was declared.</source>
        <translation>未申报地址。</translation>
    </message>
    <message>
        <source>Link to this room</source>
        <translation>关联到此房间</translation>
    </message>
    <message>
        <source>No such room yet …</source>
        <translation>尚无此房间…</translation>
    </message>
    <message>
        <source>Make the room and link</source>
        <translation>新建房间并关联</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Room number</source>
        <translation>房号</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Choose the room in {building}</source>
        <translation>在{building}中选择房间</translation>
    </message>
    <message>
        <source>This building has no rooms yet.</source>
        <translation>该楼栋尚未录入房间。</translation>
    </message>
    <message>
        <source>Pick the building on the map</source>
        <translation>在地图上点选楼栋</translation>
    </message>
    <message>
        <source>By the room&apos;s use</source>
        <translation>按房屋用途确定</translation>
    </message>
    <message>
        <source>Lives there as</source>
        <translation>与房屋关系</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>1 2 3 link · 0 skip · Ctrl+Z undo</source>
        <translation>按 1、2、3 关联 · 0 跳过 · Ctrl+Z 撤销</translation>
    </message>
    <message>
        <source>Read who is not linked</source>
        <translation>读取未关联人员</translation>
    </message>
    <message>
        <source>{count} persons were left for later.</source>
        <translation>已暂时跳过 {count} 人，留待处理。</translation>
    </message>
    <message>
        <source>Show them again</source>
        <translation>重新显示</translation>
    </message>
    <message>
        <source>Everybody is linked: nobody waits.</source>
        <translation>人员均已关联，没有待处理的人员。</translation>
    </message>
    <message>
        <source>{count} persons wait for a room.</source>
        <translation>有 {count} 人待关联房间。</translation>
    </message>
    <message>
        <source>Read the building</source>
        <translation>读取楼栋</translation>
    </message>
    <message>
        <source>Linked: {name} → {room}</source>
        <translation>已关联：{name} → {room}</translation>
    </message>
    <message>
        <source>Link a person</source>
        <translation>关联人员</translation>
    </message>
    <message>
        <source>Taken back: {name}</source>
        <translation>已撤销：{name}</translation>
    </message>
    <message>
        <source>Take a link back</source>
        <translation>撤销关联</translation>
    </message>
    <message>
        <source>Opening the addresses needs a reason.</source>
        <translation>查看地址须填写事由。</translation>
    </message>
    <message>
        <source>this account may not link persons again</source>
        <translation>该账号无权重新关联人员</translation>
    </message>
    <message>
        <source>linking again needs a reason</source>
        <translation>重新关联须填写事由</translation>
    </message>
    <message>
        <source>addresses are read after the request to link again is committed, until it is finished</source>
        <translation>重新关联的申请提交之后、结束之前方可读取地址</translation>
    </message>
    <message>
        <source>Linking again is no part of a transaction: its audit line is committed before.</source>
        <translation>重新关联不能在事务中进行：须先提交审计记录。</translation>
    </message>
    <message>
        <source>Linking again needs a reason.</source>
        <translation>重新关联须填写事由。</translation>
    </message>
    <message>
        <source>This account may not link persons again.</source>
        <translation>当前账号无权重新关联人员。</translation>
    </message>
    <message>
        <source>Without a database the layer {name} is needed.</source>
        <translation>未指定数据库时，必须提供图层 {name}。</translation>
    </message>
    <message>
        <source>Building {id} stands twice; the first one counts.</source>
        <translation>楼栋 {id} 重复，以第一条为准。</translation>
    </message>
    <message>
        <source>The rooms need a field with their building and one with their number.</source>
        <translation>房间图层须有所属楼栋字段和房号字段。</translation>
    </message>
    <message>
        <source>it has no number</source>
        <translation>没有房号</translation>
    </message>
    <message>
        <source>its building is not there</source>
        <translation>所属楼栋不存在</translation>
    </message>
    <message>
        <source>Room {id} is left out: {reason}</source>
        <translation>房间 {id} 未采用：{reason}</translation>
    </message>
    <message>
        <source>The persons need an address, a code or a position.</source>
        <translation>人员须有地址、编码或坐标点。</translation>
    </message>
    <message>
        <source>Link persons to rooms</source>
        <translation>人房关联</translation>
    </message>
    <message>
        <source>Finds the room, building and grid of every person by the address that was declared: by a code of the building or room, by the parts of the address, by an alias, or, where there is no usable text, by the position (inside a building or within 15 m of one).
With DATABASE the persons of the database are linked who live nowhere today, or with EVERYONE all of them; stays that were made by hand are left as they are. The addresses are sealed: this needs the keys, the role “linker” and a REASON, which stands in the audit log. Stays, areas and counts are written in one transaction. Who is not linked waits in the panel “Unlinked persons”; UNLINKED names such persons by number and mask only.
Without DATABASE the layers PERSONS, BUILDINGS, ROOMS and GRIDS are linked, whose fields are chosen below; a field that is not chosen is taken by its usual name (id, code, address, estate, number, road, door, name, building_id, unit). Nothing is changed in them. A person&apos;s point is held against the address.
OUTPUT has a row for each linked person: method (code, address, alias, geometry), confidence from 0 to 1, and a note where something speaks against the link, such as a position farther than 150 m away. UNLINKED has the reason in a sentence and up to three candidates with a score, the best first.</source>
        <translation>按申报地址查找每个人所在的房间、楼栋和网格：依次根据楼栋或房间编码、地址各要素、地址别名判断；没有可用地址时，根据坐标点判断（位于楼栋内或距楼栋 15 米以内）。
指定 DATABASE 时，关联库中目前没有居住登记的人员；勾选 EVERYONE 则重新关联全部人员，人工确定的居住登记保持不变。申报地址已加密，因此需要密钥、“关联员”（linker）角色，并填写 REASON（记入审计日志）。居住登记、所属区域和统计数在同一事务中写入。未关联的人员列入“未关联人员”面板；UNLINKED 中只给出其编号和脱敏姓名。
未指定 DATABASE 时，关联图层 PERSONS、BUILDINGS、ROOMS 和 GRIDS，所用字段在下方选择；未选择的字段按常用名称（id、code、address、estate、number、road、door、name、building_id、unit）取用。不修改这些图层。人员的坐标点用来核对地址。
OUTPUT 中每个已关联人员一行：关联方式（code 编码、address 地址、alias 别名、geometry 坐标）、0 到 1 的可信度；存在疑点时附说明，例如坐标点距楼栋超过 150 米。UNLINKED 给出未关联的原因和最多三个候选房间及其得分，最可能的在前。</translation>
    </message>
    <message>
        <source>Reason of linking again</source>
        <translation>重新关联的事由</translation>
    </message>
    <message>
        <source>Also persons who live somewhere</source>
        <translation>包括已有居住登记的人员</translation>
    </message>
    <message>
        <source>Field of the person&apos;s address</source>
        <translation>人员地址字段</translation>
    </message>
    <message>
        <source>Field of the building&apos;s or room&apos;s code</source>
        <translation>楼栋或房间编码字段</translation>
    </message>
    <message>
        <source>Field of the building&apos;s number</source>
        <translation>楼栋编号字段</translation>
    </message>
    <message>
        <source>Field of the estate</source>
        <translation>小区字段</translation>
    </message>
    <message>
        <source>Field of the building in the estate</source>
        <translation>小区内楼号字段</translation>
    </message>
    <message>
        <source>Field of the road</source>
        <translation>道路字段</translation>
    </message>
    <message>
        <source>Field of the door plate</source>
        <translation>门牌号字段</translation>
    </message>
    <message>
        <source>Field of the building&apos;s name</source>
        <translation>楼栋名称字段</translation>
    </message>
    <message>
        <source>Field of the building&apos;s address</source>
        <translation>楼栋地址字段</translation>
    </message>
    <message>
        <source>Field of the building&apos;s code</source>
        <translation>楼栋编码字段</translation>
    </message>
    <message>
        <source>Field of the room&apos;s id</source>
        <translation>房间编号字段</translation>
    </message>
    <message>
        <source>Field of the room&apos;s building</source>
        <translation>房间所属楼栋字段</translation>
    </message>
    <message>
        <source>Field of the unit</source>
        <translation>单元字段</translation>
    </message>
    <message>
        <source>Field of the room&apos;s number</source>
        <translation>房号字段</translation>
    </message>
    <message>
        <source>Field of the grid&apos;s code</source>
        <translation>网格编码字段</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Linked persons</source>
        <translation>已关联人员</translation>
    </message>
    <message>
        <source>Number of linked persons</source>
        <translation>已关联人数</translation>
    </message>
    <message>
        <source>Number of unlinked persons</source>
        <translation>未关联人数</translation>
    </message>
    <message>
        <source>Cancelled; nobody was linked</source>
        <translation>已取消，未关联任何人员</translation>
    </message>
    <message>
        <source>{count} persons stay where a person put them.</source>
        <translation>{count} 人保持人工确定的居住登记。</translation>
    </message>
    <message>
        <source>{linked} persons are linked, {left} are not.</source>
        <translation>已关联 {linked} 人，未关联 {left} 人。</translation>
    </message>
    <message>
        <source>Lives there since</source>
        <translation>入住日期</translation>
    </message>
    <message>
        <source>Say in {least} to {most} letters what the details are needed for.</source>
        <translation>请用 {least} 至 {most} 个字说明查看用途。</translation>
    </message>
    <message>
        <source>The reason holds a telephone or identity number: everybody who reads the log would see it.</source>
        <translation>事由中含有电话号码或身份证号：查阅审计日志的人都会看到，请删去。</translation>
    </message>
    <message>
        <source>{path} is not an anchor of an audit log.</source>
        <translation>{path} 不是审计日志的锚点文件。</translation>
    </message>
    <message>
        <source>The anchor {path} belongs to another database.</source>
        <translation>锚点 {path} 属于另一个数据库。</translation>
    </message>
    <message>
        <source>Tags that other laws seal are off. Switched on, they may be entered, and are seen by revealers only; at their end they are off again.</source>
        <translation>法律另有保密要求的标签默认停用。启用后方可录入，且仅完整信息查看人员可见；到期自动停用。</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Law and article</source>
        <translation>法律名称及条款</translation>
    </message>
    <message>
        <source>Owner unit</source>
        <translation>主管单位</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>法律依据</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Erase its entries when it is switched off</source>
        <translation>停用时删除已录入的内容</translation>
    </message>
    <message>
        <source>Connect to a database to see its sealed tags.</source>
        <translation>请先连接数据库，再查看封存标签。</translation>
    </message>
    <message>
        <source>Read sealed tags</source>
        <translation>读取封存标签</translation>
    </message>
    <message>
        <source>The code list of tags names no sealed ones.</source>
        <translation>标签代码表中没有封存标签。</translation>
    </message>
    <message>
        <source>Change the basis</source>
        <translation>变更依据</translation>
    </message>
    <message>
        <source>The tag was switched on.</source>
        <translation>标签已启用。</translation>
    </message>
    <message>
        <source>{count} entries of “{name}” are erased for good.</source>
        <translation>将永久删除 {count} 条“{name}”标签。</translation>
    </message>
    <message>
        <source>Switch off and erase</source>
        <translation>停用并删除</translation>
    </message>
    <message>
        <source>Sealed tags</source>
        <translation>封存标签</translation>
    </message>
    <message>
        <source>The tag was switched off.</source>
        <translation>标签已停用。</translation>
    </message>
    <message>
        <source>Switch a sealed tag</source>
        <translation>启用或停用封存标签</translation>
    </message>
    <message>
        <source>on until {day}</source>
        <translation>已启用，至 {day}</translation>
    </message>
    <message>
        <source>ended on {day}</source>
        <translation>已于 {day} 到期</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Anchor</source>
        <translation>锚点</translation>
    </message>
    <message>
        <source>An anchor saved earlier (optional)</source>
        <translation>以前保存的锚点（可不选）</translation>
    </message>
    <message>
        <source>Every line holds the hash of the one before: what is changed, removed or swapped is found.</source>
        <translation>每条记录都包含上一条的散列值，改动、删除或调换都能查出。</translation>
    </message>
    <message>
        <source>Keep the end of the chain</source>
        <translation>留存链尾</translation>
    </message>
    <message>
        <source>Save an anchor …</source>
        <translation>保存锚点…</translation>
    </message>
    <message>
        <source>Lines cut off at the end leave no trace in the database. Save an anchor every day, on a medium that whoever runs the database cannot change.</source>
        <translation>截去末尾的记录在库内不留痕迹。请每天保存一次锚点，存放在数据库管理人员无法改动的介质上。</translation>
    </message>
    <message>
        <source>Verifying …</source>
        <translation>正在校验…</translation>
    </message>
    <message>
        <source>That is the anchor&apos;s line: it was changed, or cut off with those after it.</source>
        <translation>这正是锚点所记的一条：它被改动，或与其后的记录一并被截去。</translation>
    </message>
    <message>
        <source>{count} lines were verified.</source>
        <translation>共校验 {count} 条。</translation>
    </message>
    <message>
        <source>The anchor&apos;s line {number} is still there.</source>
        <translation>锚点所记的第 {number} 条仍在。</translation>
    </message>
    <message>
        <source>{path}: line {number}, hash {hash} …</source>
        <translation>{path}：第 {number} 条，散列值 {hash}…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>The last 90 days</source>
        <translation>近 90 天</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>指定起止日期</translation>
    </message>
    <message>
        <source>Resident&apos;s number</source>
        <translation>居民编号</translation>
    </message>
    <message>
        <source>Every action</source>
        <translation>全部操作</translation>
    </message>
    <message>
        <source>No line of the log is like that.</source>
        <translation>没有符合条件的记录。</translation>
    </message>
    <message>
        <source>Only lines of {name}</source>
        <translation>只看 {name} 的记录</translation>
    </message>
    <message>
        <source>Only lines about resident {number}</source>
        <translation>只看居民 {number} 的记录</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>{count} lines were written to {path}; the export itself stands in the log.</source>
        <translation>已将 {count} 条写入 {path}；本次导出也已记入审计日志。</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>申请次数</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>查看次数</translation>
    </message>
    <message>
        <source>In this time nobody asked to see clear details.</source>
        <translation>这段时间内没有人申请查看完整信息。</translation>
    </message>
    <message>
        <source>{persons} residents; {asked} requests, {shown} answers in the log.</source>
        <translation>涉及居民 {persons} 人；申请 {asked} 次，已查看 {shown} 次。</translation>
    </message>
    <message>
        <source>Export who saw whom</source>
        <translation>导出查看对象清单</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Who saw whom</source>
        <translation>查看对象</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Connect to a database to see its audit log.</source>
        <translation>请先连接数据库，再查看审计日志。</translation>
    </message>
    <message>
        <source>Exported the audit log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>Exported who saw whom</source>
        <translation>导出查看对象清单</translation>
    </message>
    <message>
        <source>Switched a sealed tag</source>
        <translation>启停封存标签</translation>
    </message>
    <message>
        <source>Clear export {number}</source>
        <translation>明文导出 {number}</translation>
    </message>
    <message>
        <source>Item on the desk {number}</source>
        <translation>待办事项 {number}</translation>
    </message>
    <message>
        <source>Code {number}</source>
        <translation>代码 {number}</translation>
    </message>
    <message>
        <source>Room {number}</source>
        <translation>房间 {number}</translation>
    </message>
    <message>
        <source>Stay {number}</source>
        <translation>居住登记 {number}</translation>
    </message>
    <message>
        <source>Searched by</source>
        <translation>检索方式</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>申请编号</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>是否启用</translation>
    </message>
    <message>
        <source>Entries erased</source>
        <translation>删除条数</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>beginning of a name</source>
        <translation>姓名开头</translation>
    </message>
    <message>
        <source>part of a name</source>
        <translation>姓名的一部分</translation>
    </message>
    <message>
        <source>pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>pinyin initials</source>
        <translation>拼音首字母</translation>
    </message>
    <message>
        <source>document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>telephone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>last four digits of a telephone number</source>
        <translation>电话后四位</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Show clear details for</source>
        <translation>完整信息显示时长</translation>
    </message>
    <message>
        <source>The time is over: the details are hidden again.</source>
        <translation>显示时间已到，完整信息已重新隐藏。</translation>
    </message>
    <message>
        <source>The details were hidden.</source>
        <translation>完整信息已隐藏。</translation>
    </message>
    <message>
        <source>QGIS was not in front for a while: the details are hidden again.</source>
        <translation>QGIS 离开前台已有一段时间，完整信息已重新隐藏。</translation>
    </message>
    <message>
        <source>The workstation was locked: the details are hidden again.</source>
        <translation>工作站已锁定，完整信息已重新隐藏。</translation>
    </message>
    <message>
        <source>Request clear details</source>
        <translation>申请查看完整信息</translation>
    </message>
    <message>
        <source>Hide now</source>
        <translation>立即隐藏</translation>
    </message>
    <message>
        <source>Entered in the audit log. Do not write it down where others read it.</source>
        <translation>本次查看已记入审计日志。请勿抄录到他人可见之处。</translation>
    </message>
    <message>
        <source>To see clear details needs the role “{role}”, which your account does not have. Nothing was asked and nothing is shown; a manager gives the role.</source>
        <translation>查看完整信息需要“{role}”角色，您的账号没有该角色。本次未提出申请，也未显示任何信息；如工作需要，请联系管理员授权。</translation>
    </message>
    <message>
        <source>Read a resident</source>
        <translation>读取居民</translation>
    </message>
    <message>
        <source>The request is being entered in the audit log …</source>
        <translation>正在将申请记入审计日志…</translation>
    </message>
    <message>
        <source>Enter a request</source>
        <translation>登记申请</translation>
    </message>
    <message>
        <source>Read an answer</source>
        <translation>读取申请结果</translation>
    </message>
    <message>
        <source>Make another request</source>
        <translation>重新申请</translation>
    </message>
    <message>
        <source>Hidden again in {seconds} s</source>
        <translation>{seconds} 秒后隐藏</translation>
    </message>
    <message>
        <source>What is needed</source>
        <translation>需要查看的内容</translation>
    </message>
    <message>
        <source>What exactly the details are needed for, without names or numbers</source>
        <translation>说明具体用途，不要写姓名和号码</translation>
    </message>
    <message>
        <source>Request and show</source>
        <translation>提交申请并查看</translation>
    </message>
    <message>
        <source>The request, your name and the reason are entered in the audit log before anything is shown.</source>
        <translation>申请内容、您的姓名和事由将先记入审计日志，然后才显示信息。</translation>
    </message>
    <message>
        <source>Choose the reason …</source>
        <translation>请选择事由…</translation>
    </message>
    <message>
        <source>Tick only what is needed.</source>
        <translation>请只勾选确需查看的内容。</translation>
    </message>
    <message>
        <source>Choose a reason.</source>
        <translation>请选择事由。</translation>
    </message>
    <message>
        <source>{count} of {least} to {most} letters</source>
        <translation>已写 {count} 字，应为 {least} 至 {most} 字</translation>
    </message>
    <message>
        <source>{reason}: {purpose}</source>
        <translation>{reason}：{purpose}</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Number of the document</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Declared address</source>
        <translation>申报住址</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>国籍</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>a search has at most 16 terms</source>
        <translation>一次检索最多 16 个检索词</translation>
    </message>
    <message>
        <source>the tag {tag} is not in use in this store</source>
        <translation>标签 {tag} 在本库中未启用</translation>
    </message>
    <message>
        <source>a tag is not in use in this store</source>
        <translation>有标签在本库中未启用</translation>
    </message>
    <message>
        <source>a sealed tag is switched on or off by its module only</source>
        <translation>封存标签只能通过其启停功能变更</translation>
    </message>
    <message>
        <source>the modules of sealed tags are for managers</source>
        <translation>封存标签的启停由管理员负责</translation>
    </message>
    <message>
        <source>there is no sealed tag {tag}</source>
        <translation>没有封存标签 {tag}</translation>
    </message>
    <message>
        <source>a sealed tag needs an owner unit, a legal basis, a purpose and an end within a year</source>
        <translation>启用封存标签须填写主管单位、法律依据、用途和一年以内的到期日</translation>
    </message>
    <message>
        <source>This account may not see clear data.</source>
        <translation>该账号无权查看完整信息。</translation>
    </message>
    <message>
        <source>There is no sealed tag {tag}.</source>
        <translation>没有封存标签 {tag}。</translation>
    </message>
    <message>
        <source>A sealed tag needs an owner unit, a legal basis, a purpose and an end within a year.</source>
        <translation>启用封存标签须填写主管单位、法律依据、用途和一年以内的到期日。</translation>
    </message>
    <message>
        <source>The modules of sealed tags are for managers.</source>
        <translation>封存标签的启停由管理员负责。</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>Line number</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>最近一次</translation>
    </message>
    <message>
        <source>First time</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>Kind of action</source>
        <translation>操作类型</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>Before day</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>{label} ({kind})</source>
        <translation>{label}（{kind}）</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>The template {path} cannot be read.</source>
        <translation>无法读取模板 {path}。</translation>
    </message>
    <message>
        <source>This account may not use the panel {name}.</source>
        <translation>当前账号无权使用“{name}”面板。</translation>
    </message>
    <message>
        <source>{room}: who moves in leaves the room lived in before.</source>
        <translation>{room}：登记入住后，此人原住处的居住登记自动结束。</translation>
    </message>
    <message>
        <source>Add a stay</source>
        <translation>新增居住登记</translation>
    </message>
    <message>
        <source>Name, document number or phone</source>
        <translation>姓名、证件号码或电话</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Lives here</source>
        <translation>在此居住</translation>
    </message>
    <message>
        <source>Begins on</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Search for persons</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Pick a building on the map</source>
        <translation>在地图上点选楼栋</translation>
    </message>
    <message>
        <source>Building, address or person</source>
        <translation>楼栋、地址或人员</translation>
    </message>
    <message>
        <source>Places are found as you type; Enter searches for persons, which is recorded.</source>
        <translation>边输入边查找楼栋；查找人员须另行确认，并记入审计日志。</translation>
    </message>
    <message>
        <source>Print the section chart …</source>
        <translation>打印楼盘表…</translation>
    </message>
    <message>
        <source>Section chart as a picture (PNG) …</source>
        <translation>楼盘表导出为图片（PNG）…</translation>
    </message>
    <message>
        <source>Section chart as PDF …</source>
        <translation>楼盘表导出为 PDF…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>No rooms are entered for this building yet.</source>
        <translation>该楼栋尚未录入房间。</translation>
    </message>
    <message>
        <source>Type a room&apos;s number to go to it.</source>
        <translation>直接键入房号即可定位。</translation>
    </message>
    <message>
        <source>Looking for room {number}</source>
        <translation>查找房号：{number}</translation>
    </message>
    <message>
        <source>{room}: the stay ends on the first day on which it holds no more.</source>
        <translation>{room}：请填写不再居住的第一天。</translation>
    </message>
    <message>
        <source>End the stay</source>
        <translation>结束居住登记</translation>
    </message>
    <message>
        <source>Still owns the room</source>
        <translation>仍为房主</translation>
    </message>
    <message>
        <source>For what was entered wrongly. Who moves out or in gets a stay ended or added instead.</source>
        <translation>仅用于更正录入错误；迁出、迁入请使用“结束居住登记”“新增居住登记”。</translation>
    </message>
    <message>
        <source>Correct the stay</source>
        <translation>更正居住登记</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Confirmed on site today</source>
        <translation>今日已入户核实</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Correct the room</source>
        <translation>更正房间信息</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>Unit of the building</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Use of the room</source>
        <translation>使用性质</translation>
    </message>
    <message>
        <source>Rented as</source>
        <translation>出租用途</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>隐患等级</translation>
    </message>
    <message>
        <source>Area of the room</source>
        <translation>建筑面积</translation>
    </message>
    <message>
        <source>Columns in the chart</source>
        <translation>图上占列数（合并户）</translation>
    </message>
    <message>
        <source>Floors in the chart</source>
        <translation>图上占层数（复式）</translation>
    </message>
    <message>
        <source>The stay was entered.</source>
        <translation>居住登记已新增。</translation>
    </message>
    <message>
        <source>The stay was ended.</source>
        <translation>居住登记已结束。</translation>
    </message>
    <message>
        <source>The stay was corrected.</source>
        <translation>居住登记已更正。</translation>
    </message>
    <message>
        <source>The room was corrected.</source>
        <translation>房间信息已更正。</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>Change people and houses</source>
        <translation>修改人房信息</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>{count} organisations</source>
        <translation>共 {count} 家单位</translation>
    </message>
    <message>
        <source>No organisation is entered in this building.</source>
        <translation>该楼栋未登记单位。</translation>
    </message>
    <message>
        <source>; ⚠ handles dangerous goods</source>
        <translation>；⚠ 为涉危险化学品单位</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Events within {metres} m of the building: {open} open, {closed} closed</source>
        <translation>楼栋周边 {metres} 米内的事件：未办结 {open} 件，已办结 {closed} 件</translation>
    </message>
    <message>
        <source>Record the print</source>
        <translation>记录打印</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>已保存到 {path}。</translation>
    </message>
    <message>
        <source>{building}: section chart</source>
        <translation>{building} 楼盘表</translation>
    </message>
    <message>
        <source>{count} rooms</source>
        <translation>房间 {count} 间</translation>
    </message>
    <message>
        <source>{count} households</source>
        <translation>{count} 户</translation>
    </message>
    <message>
        <source>{count} residents</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>Printed by {name}, {when}; for internal use</source>
        <translation>打印人：{name}&#x3000;打印时间：{when}&#x3000;内部使用</translation>
    </message>
    <message>
        <source>Make rooms …</source>
        <translation>批量生成房间…</translation>
    </message>
    <message>
        <source>⚠ The building declares another grid than the one it lies in.</source>
        <translation>⚠ 申报网格与实际所在网格不一致。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Declared grid</source>
        <translation>申报网格</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>网格力量</translation>
    </message>
    <message>
        <source>{count} floors</source>
        <translation>地上 {count} 层</translation>
    </message>
    <message>
        <source>{count} basements</source>
        <translation>地下 {count} 层</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} 个单元</translation>
    </message>
    <message>
        <source>{metres} m high</source>
        <translation>高 {metres} 米</translation>
    </message>
    <message>
        <source>none entered yet</source>
        <translation>尚未录入</translation>
    </message>
    <message>
        <source>{count}: {uses}</source>
        <translation>{count} 间（{uses}）</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Storeys</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Households registered in the building&apos;s rooms</source>
        <translation>登记在本楼房间内的户数</translation>
    </message>
    <message>
        <source>Who lives here today; a person with several stays counts at the one that began last.</source>
        <translation>今天在此居住的人数；同一人有几条在住登记的，只计起始日期最晚的一条。</translation>
    </message>
    <message>
        <source>{count}; who they are is not shown to this account</source>
        <translation>{count} 人（当前账号不显示人员明细）</translation>
    </message>
    <message>
        <source>under 18: {minors}, from 60: {aged}, from 80: {very}</source>
        <translation>未成年 {minors}，60 岁及以上 {aged}，80 岁及以上 {very}</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>人口类别</translation>
    </message>
    <message>
        <source>By age</source>
        <translation>年龄构成</translation>
    </message>
    <message>
        <source>By the year of birth; the year of turning 18 counts.</source>
        <translation>按出生年份计算；年满 18 周岁的当年仍计为未成年。</translation>
    </message>
    <message>
        <source>Last verified</source>
        <translation>最近核实</translation>
    </message>
    <message>
        <source>{day} ({days} days ago)</source>
        <translation>{day}（{days} 天前）</translation>
    </message>
    <message>
        <source>{count} rooms not verified for {days} days</source>
        <translation>{count} 间超过 {days} 天未核实</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Room or surname</source>
        <translation>房号或姓氏</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>儿童</translation>
    </message>
    <message>
        <source>{shown} of {count} residents</source>
        <translation>显示 {shown} 人，共 {count} 人</translation>
    </message>
    <message>
        <source>Ask to see full details …</source>
        <translation>申请查看完整信息…</translation>
    </message>
    <message>
        <source>Household: {names}</source>
        <translation>同户人员：{names}</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>人户状态</translation>
    </message>
    <message>
        <source>resident</source>
        <translation>常住</translation>
    </message>
    <message>
        <source>not resident</source>
        <translation>非常住</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>{counts} ({rule})</source>
        <translation>{counts}（{rule}）</translation>
    </message>
    <message>
        <source>Resident population</source>
        <translation>常住人口</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>出生年份</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Relation to the head of household</source>
        <translation>与户主关系</translation>
    </message>
    <message>
        <source>Search for persons with this name, number or phone (recorded)</source>
        <translation>按姓名、证件号码或电话查找人员（记入审计日志）</translation>
    </message>
    <message>
        <source>Add a stay …</source>
        <translation>新增居住登记…</translation>
    </message>
    <message>
        <source>End the stay …</source>
        <translation>结束居住登记…</translation>
    </message>
    <message>
        <source>Correct the stay …</source>
        <translation>更正居住登记…</translation>
    </message>
    <message>
        <source>Correct the room …</source>
        <translation>更正房间信息…</translation>
    </message>
    <message>
        <source>Attachments of the room</source>
        <translation>房间附件</translation>
    </message>
    <message>
        <source>Close the room</source>
        <translation>收起房间</translation>
    </message>
    <message>
        <source>Nobody is or was registered in this room.</source>
        <translation>该房间没有居住登记。</translation>
    </message>
    <message>
        <source>Lives here ({count})</source>
        <translation>现住人员（{count}）</translation>
    </message>
    <message>
        <source>Owner or otherwise tied ({count})</source>
        <translation>房主及其他关联人员（{count}）</translation>
    </message>
    <message>
        <source>Ended ({count})</source>
        <translation>历史记录（{count}）</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>未找到。</translation>
    </message>
    <message>
        <source>This account may not see residents.</source>
        <translation>当前账号无权查看人口信息。</translation>
    </message>
    <message>
        <source>Read people and houses</source>
        <translation>读取人房信息</translation>
    </message>
    <message>
        <source>No building lies here.</source>
        <translation>此处没有楼栋。</translation>
    </message>
    <message>
        <source>Find events</source>
        <translation>查找事件</translation>
    </message>
    <message>
        <source>Click a building on the map, or search for one, to see its rooms and who lives in them.</source>
        <translation>在地图上点选楼栋，或搜索楼栋，即可查看房间和居住人员。</translation>
    </message>
    <message>
        <source>by its exact code</source>
        <translation>编码精确匹配</translation>
    </message>
    <message>
        <source>by the address</source>
        <translation>地址匹配</translation>
    </message>
    <message>
        <source>by another name of the place</source>
        <translation>地址别名匹配</translation>
    </message>
    <message>
        <source>by the position</source>
        <translation>坐标落位</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>人工关联</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>自动生成</translation>
    </message>
    <message>
        <source>person of another area</source>
        <translation>其他辖区人员</translation>
    </message>
    <message>
        <source>child</source>
        <translation>儿童</translation>
    </message>
    <message>
        <source>child (guardian {name})</source>
        <translation>儿童（监护人 {name}）</translation>
    </message>
    <message>
        <source>Unit {unit}, {number}</source>
        <translation>{unit}单元{number}</translation>
    </message>
    <message>
        <source>{area} m²</source>
        <translation>{area} ㎡</translation>
    </message>
    <message>
        <source>rented as {use}</source>
        <translation>出租用途：{use}</translation>
    </message>
    <message>
        <source>hazard: {hazard}</source>
        <translation>隐患：{hazard}</translation>
    </message>
    <message>
        <source>{role}, lives elsewhere</source>
        <translation>{role}（不在此居住）</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>{begin} to {end}</source>
        <translation>{begin}～{end}</translation>
    </message>
    <message>
        <source>{method}, {percent} %</source>
        <translation>{method}，可信度 {percent}%</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>R</source>
        <translation>户</translation>
    </message>
    <message>
        <source>F</source>
        <translation>流</translation>
    </message>
    <message>
        <source>L</source>
        <translation>留</translation>
    </message>
    <message>
        <source>A</source>
        <translation>境</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>户籍</translation>
    </message>
    <message>
        <source>floating</source>
        <translation>流动</translation>
    </message>
    <message>
        <source>left-behind</source>
        <translation>留守</translation>
    </message>
    <message>
        <source>from abroad</source>
        <translation>境外</translation>
    </message>
    <message>
        <source>{count} residents ({classes})</source>
        <translation>{count} 人（{classes}）</translation>
    </message>
    <message>
        <source>nobody registered as living here</source>
        <translation>无人登记居住</translation>
    </message>
    <message>
        <source>Unit {unit}: {rooms} rooms, {people} p.</source>
        <translation>{unit}单元 {rooms} 间 {people} 人</translation>
    </message>
    <message>
        <source>{count} p.</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>The file {path} could not be written.</source>
        <translation>无法写入文件 {path}。</translation>
    </message>
    <message>
        <source>The building is not there any more.</source>
        <translation>该楼栋已不存在。</translation>
    </message>
    <message>
        <source>The room is not there any more.</source>
        <translation>该房间已不存在。</translation>
    </message>
    <message>
        <source>The person is not there, or belongs to another area.</source>
        <translation>该人员不存在，或不在本账号辖区内。</translation>
    </message>
    <message>
        <source>Rooms are corrected by clerks, grid workers and managers only.</source>
        <translation>只有受理员、网格员和管理员可以更正房间信息。</translation>
    </message>
    <message>
        <source>Somebody else has changed this room meanwhile; look at it again.</source>
        <translation>该房间刚刚被他人修改，请核对后再改。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何改动。</translation>
    </message>
    <message>
        <source>There is a room {number} on this floor already.</source>
        <translation>该楼层已有房号 {number}。</translation>
    </message>
    <message>
        <source>Number of households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Lives in ({count})</source>
        <translation>现居住地（{count}）</translation>
    </message>
    <message>
        <source>Owns or is tied to ({count})</source>
        <translation>名下及关联房屋（{count}）</translation>
    </message>
    <message>
        <source>Lived in before ({count})</source>
        <translation>历史居住地（{count}）</translation>
    </message>
    <message>
        <source>{done} Ctrl+Z takes it back.</source>
        <translation>{done}按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>与房屋关系</translation>
    </message>
    <message>
        <source>Moves out on</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>户籍人口</translation>
    </message>
    <message>
        <source>Floating</source>
        <translation>流动人口</translation>
    </message>
    <message>
        <source>Left-behind</source>
        <translation>留守人员</translation>
    </message>
    <message>
        <source>From abroad</source>
        <translation>境外人员</translation>
    </message>
    <message>
        <source>Class not known</source>
        <translation>类别未定</translation>
    </message>
    <message>
        <source>Minors</source>
        <translation>未成年人</translation>
    </message>
    <message>
        <source>Aged 60 and over</source>
        <translation>60 岁及以上</translation>
    </message>
    <message>
        <source>Aged 80 and over</source>
        <translation>80 岁及以上</translation>
    </message>
    <message>
        <source>Persons whose stay is lived in today; of several such stays the one that began last counts. A person counts once, in the building of that stay.</source>
        <translation>今天在住的人员；同时有几条在住登记的，按起始日期最晚的一条计。每人只计一次，计入该登记所在的楼栋。</translation>
    </message>
    <message>
        <source>Residents of the class “registered”.</source>
        <translation>居住人口中人口类别为“户籍人口”的人员。</translation>
    </message>
    <message>
        <source>Residents of the class “floating”.</source>
        <translation>居住人口中人口类别为“流动人口”的人员。</translation>
    </message>
    <message>
        <source>Residents of the class “left-behind”.</source>
        <translation>居住人口中人口类别为“留守人员”的人员。</translation>
    </message>
    <message>
        <source>Residents of the class “from abroad”.</source>
        <translation>居住人口中人口类别为“境外人员”的人员。</translation>
    </message>
    <message>
        <source>Residents whose class is not known. The five classes add up to the residents.</source>
        <translation>居住人口中人口类别尚未确定的人员。五个类别之和等于居住人口。</translation>
    </message>
    <message>
        <source>Residents up to the end of the year in which they turn 18.</source>
        <translation>居住人口中的未成年人，按出生年份计算，年满 18 周岁的当年仍计入。</translation>
    </message>
    <message>
        <source>Residents from the beginning of the year in which they turn 60; those of 80 and over among them.</source>
        <translation>居住人口中 60 岁及以上的人员，按出生年份计算，年满 60 周岁的当年即计入；含 80 岁及以上。</translation>
    </message>
    <message>
        <source>Residents from the beginning of the year in which they turn 80.</source>
        <translation>居住人口中 80 岁及以上的人员，按出生年份计算，年满 80 周岁的当年即计入。</translation>
    </message>
    <message>
        <source>Households registered in a room.</source>
        <translation>登记在房间内的户数。</translation>
    </message>
    <message>
        <source>Rooms of the buildings.</source>
        <translation>楼栋内的房间数。</translation>
    </message>
    <message>
        <source>Buildings that lie in a grid, or belong to an area or to one under it.</source>
        <translation>位于网格内的楼栋数，或属于该区划及其下级区划的楼栋数。</translation>
    </message>
    <message>
        <source>The table is written as XLSX or CSV.</source>
        <translation>统计表只能导出为 XLSX 或 CSV。</translation>
    </message>
    <message>
        <source>The population has not been counted yet.</source>
        <translation>人口尚未统计。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>人口统计</translation>
    </message>
    <message>
        <source>Counted at {time}</source>
        <translation>统计时间：{time}</translation>
    </message>
    <message>
        <source>Rows have changed since the count.</source>
        <translation>统计之后数据有变动，请重新统计。</translation>
    </message>
    <message>
        <source>Count anew</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Publish tags …</source>
        <translation>公布标签…</translation>
    </message>
    <message>
        <source>Not counted yet.</source>
        <translation>尚未统计。</translation>
    </message>
    <message>
        <source>Count the population</source>
        <translation>统计人口</translation>
    </message>
    <message>
        <source>The population of {count} buildings was counted.</source>
        <translation>已统计 {count} 栋楼的人口。</translation>
    </message>
    <message>
        <source>Text (*.csv)</source>
        <translation>文本 (*.csv)</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>导出统计表</translation>
    </message>
    <message>
        <source>The counts of tags by grid and area become readable for everybody who may read residents. Numbers below {least}, and those from which they would follow, are withheld. The publication stands for {days} days and leaves a line in the audit log.</source>
        <translation>公布后，有权查看居民信息的人员都能看到各网格、各区划的标签人数。少于 {least} 人的数字，以及可据以推算出这些数字的其他数字，不予公布。公布结果 {days} 天内有效、不再重新公布，并记入审计日志。</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>公布</translation>
    </message>
    <message>
        <source>Publish counts of tags</source>
        <translation>公布标签人数</translation>
    </message>
    <message>
        <source>{shown} numbers of {tags} tags were published, {withheld} withheld.</source>
        <translation>已公布 {tags} 类标签的 {shown} 个数字，{withheld} 个不予公布。</translation>
    </message>
    <message>
        <source>Persons on file</source>
        <translation>人员档案</translation>
    </message>
    <message>
        <source>this account may not count residents</source>
        <translation>该账号无权统计人口</translation>
    </message>
    <message>
        <source>counts of tags are published by managers only</source>
        <translation>标签人数只能由管理员公布</translation>
    </message>
    <message>
        <source>the last counts of tags still stand</source>
        <translation>上次公布的标签人数仍在有效期内</translation>
    </message>
    <message>
        <source>Counts of tags are published by managers only.</source>
        <translation>标签人数只能由管理员公布。</translation>
    </message>
    <message>
        <source>The counts of tags stand for {days} days: they can be published again from {day}.</source>
        <translation>标签人数公布后 {days} 天内有效，{day} 起可再次公布。</translation>
    </message>
    <message>
        <source>Counts the residents of every building, grid and area anew, by class and age, which the map, the overview and the exported table then show. A person counts once, in the building in which they live today. TABLE, an XLSX or CSV, gets the counts of areas and grids with what each number means. With PUBLISH_TAGS the counts of tags by grid and area are published, too: for managers, at most once in 30 days; numbers below 5, and those from which they would follow, are withheld.</source>
        <translation>按人口类别和年龄重新统计各楼栋、网格、区划的居住人口，地图、概况面板和导出的统计表随之更新。每人只计一次，计入其今天居住的楼栋。TABLE（XLSX 或 CSV）写入各区划、网格的统计数，并注明每个数字的含义。选择 PUBLISH_TAGS 时，同时公布各网格、各区划的标签人数：只限管理员，30 天内至多一次；少于 5 人的数字，以及可据以推算出这些数字的其他数字，不予公布。</translation>
    </message>
    <message>
        <source>Table of areas and grids</source>
        <translation>区划与网格统计表</translation>
    </message>
    <message>
        <source>{residents} residents live in {count} buildings.</source>
        <translation>{count} 栋楼中居住着 {residents} 人。</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>The points lie {metres} m off the streets and buildings (direction {bearing}°), as if their coordinates were {system}.</source>
        <translation>点位整体偏离道路和楼栋 {metres} 米（方位角 {bearing}°），像是 {system} 坐标。</translation>
    </message>
    <message>
        <source>The room is said to be vacant, and {count} persons live there.</source>
        <translation>房间登记为空置，但有 {count} 人居住。</translation>
    </message>
    <message>
        <source>The use of the room does not fit who lives there: owners {owners}, tenants {tenants}.</source>
        <translation>房屋用途与居住人员不符：房主 {owners} 人，承租人 {tenants} 人。</translation>
    </message>
    <message>
        <source>Nobody is entered here, but in other rooms of the building.</source>
        <translation>楼内其他房间已登记居住人员，该房间没有。</translation>
    </message>
    <message>
        <source>{count} persons live in a room that is no dwelling.</source>
        <translation>非住宅用房内居住 {count} 人。</translation>
    </message>
    <message>
        <source>All {count} residents of the room are minors.</source>
        <translation>房间内 {count} 名居住人员全部为未成年人。</translation>
    </message>
    <message>
        <source>None of the {residents} residents was confirmed within a year.</source>
        <translation>房间内 {residents} 名居住人员一年内均未核实。</translation>
    </message>
    <message>
        <source>The person lives in {count} rooms at a time.</source>
        <translation>该人员同时居住在 {count} 处。</translation>
    </message>
    <message>
        <source>{count} stays say the same again of one room.</source>
        <translation>有 {count} 条居住登记与同一房间的其他记录重复。</translation>
    </message>
    <message>
        <source>A stay begins on {day}, which lies ahead.</source>
        <translation>有居住登记的起始日期 {day} 晚于今天。</translation>
    </message>
    <message>
        <source>A stay begins on {day}, before the year of birth {year}.</source>
        <translation>有居住登记始于 {day}，早于出生年份 {year} 年。</translation>
    </message>
    <message>
        <source>{other} (number {number}) has the same document number.</source>
        <translation>与 {other}（编号 {number}）的证件号码相同。</translation>
    </message>
    <message>
        <source>The class “{person_class}” and the state “{residence_state}” exclude each other.</source>
        <translation>人口类别“{person_class}”与人户状态“{residence_state}”相互矛盾。</translation>
    </message>
    <message>
        <source>The person is said to be elsewhere, and has a stay here today.</source>
        <translation>登记为人在外地，但今天在此有居住登记。</translation>
    </message>
    <message>
        <source>The person lives in {here}, but is entered in another area.</source>
        <translation>该人员居住在{here}，却登记在其他辖区。</translation>
    </message>
    <message>
        <source>{count} tags are not in the code list.</source>
        <translation>有 {count} 个标签不在代码表中。</translation>
    </message>
    <message>
        <source>The relation to the head of household is not in the code list.</source>
        <translation>与户主关系的代码不在代码表中。</translation>
    </message>
    <message>
        <source>{count} stays were linked with a doubt: look whether the room is right.</source>
        <translation>有 {count} 条居住登记的人房关联存疑，请核对房间。</translation>
    </message>
    <message>
        <source>Nobody has confirmed where the person lives.</source>
        <translation>现住处从未核实。</translation>
    </message>
    <message>
        <source>Where the person lives was confirmed {days} days ago.</source>
        <translation>现住处已 {days} 天未核实。</translation>
    </message>
    <message>
        <source>The members of the household live in {count} rooms.</source>
        <translation>该户成员分住 {count} 个房间。</translation>
    </message>
    <message>
        <source>Most members of the household live in another room.</source>
        <translation>该户多数成员居住在另一房间。</translation>
    </message>
    <message>
        <source>{stale} of {residents} residents of the building were not confirmed within a year.</source>
        <translation>楼内 {residents} 名居住人员中，{stale} 名一年内未核实。</translation>
    </message>
    <message>
        <source>declared grid {old} → {new}</source>
        <translation>登记网格 {old} → {new}</translation>
    </message>
    <message>
        <source>use {old} → {new}</source>
        <translation>用途 {old} → {new}</translation>
    </message>
    <message>
        <source>area {old} → {new}</source>
        <translation>辖区 {old} → {new}</translation>
    </message>
    <message>
        <source>room {old} → {new}</source>
        <translation>房间 {old} → {new}</translation>
    </message>
    <message>
        <source>stay in {room} ends on {day}</source>
        <translation>{room} 的居住登记于 {day} 结束</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Some of the objects were changed meanwhile; check again.</source>
        <translation>部分对象已被他人改动，请重新检查。</translation>
    </message>
    <message>
        <source>Checks what is in a database by a catalogue of rules: shapes (invalid, duplicated, overlapping, slivers, gaps between grids, line ends that miss their junction), codes against their standards and against where things are, rooms, addresses, residents, their stays and households, and staff. OUTPUT has a point for each finding: rule, severity, table, object, a sentence, and whether it was put right; residents are named only by their mask, and stand where their building is. Nothing is changed unless FIX names repairs: end_older_stay ends the older of two stays lived in at a time, room_use sets a room&apos;s use from who lives there, person_area puts persons into the area of their home, household_room gives a family the room where most of it lives, declared_grid takes the grid of the map; the others repair shapes. They are applied in one transaction, to what the account may change, and leave an audit line; the panel of the data check shows repairs before and takes back its own. RULES limits the check to some rules, AREA to an area (code or name) and what lies below it. TOLERANCE says how far in metres a line&apos;s end may be from its junction; the log says how many ends lie within 0.1, 0.5, 1 and 2 m. Of each rule at most 5000 findings are listed; all are counted. REPORT, if wanted, is a page to print.</source>
        <translation>按规则目录检查数据库：图形（无效、重复、重叠、狭长碎面、网格间空隙、未接上路口的线端点），代码是否符合标准并与位置一致，以及房间、地址、人员、居住登记、户和处置力量。OUTPUT 为每条问题给出一个点：规则、严重程度、数据表、对象、一句说明，以及是否已修复；居民只以脱敏姓名出现，位置为其所在楼栋。不选 FIX 则不做任何修改：end_older_stay 结束同时居住的两处中较早的一处，room_use 按现居住人员确定房屋用途，person_area 把人员归入住处所在辖区，household_room 把家庭户归到多数成员居住的房间，declared_grid 以图上网格更新登记网格；其余修复图形。修复在一个事务中完成，只涉及该账号可修改的对象，并记入审计日志；“数据质检”面板可在修复前预览，并可撤销其自身的修复。RULES 限定规则，AREA 限定某个区划（代码或名称）及其下级。TOLERANCE 为线端点与路口最多相差的米数；日志给出 0.1、0.5、1、2 米内各有多少处端点。每条规则最多列出 5000 条，全部计数。需要时 REPORT 生成可打印的网页。</translation>
    </message>
    <message>
        <source>Safe repairs to apply (none when none is chosen)</source>
        <translation>要执行的安全修复（不选则不修复）</translation>
    </message>
    <message>
        <source>Number of repairs</source>
        <translation>修复数量</translation>
    </message>
    <message>
        <source>{count} objects were repaired.</source>
        <translation>已修复 {count} 个对象。</translation>
    </message>
    <message>
        <source>Entered a stay</source>
        <translation>新增居住登记</translation>
    </message>
    <message>
        <source>Ended a stay</source>
        <translation>结束居住登记</translation>
    </message>
    <message>
        <source>Corrected a stay</source>
        <translation>更正居住登记</translation>
    </message>
    <message>
        <source>Corrected a room</source>
        <translation>更正房间信息</translation>
    </message>
    <message>
        <source>Printed a section chart</source>
        <translation>打印楼盘表</translation>
    </message>
    <message>
        <source>The birth date lies in the future.</source>
        <translation>出生日期在今天之后。</translation>
    </message>
    <message>
        <source>The person would be older than {years} years.</source>
        <translation>年龄超过 {years} 岁，请核对出生日期。</translation>
    </message>
    <message>
        <source>Without a document number a person is recognised by name and birth date, and one of them is missing.</source>
        <translation>没有证件号码时按姓名和出生日期识别人员，其中至少一项缺失。</translation>
    </message>
    <message>
        <source>Name or number are masked, and the database does not know this person: nothing can be entered.</source>
        <translation>姓名或证件号码已脱敏，且库中没有此人，无法录入。</translation>
    </message>
    <message>
        <source>This is no number of a document.</source>
        <translation>不是有效的证件号码。</translation>
    </message>
    <message>
        <source>The kind of document is not given; the number was entered as that of another document.</source>
        <translation>未填证件类型，号码按“其他证件”录入。</translation>
    </message>
    <message>
        <source>The class was not given; the document or nationality says “from abroad”.</source>
        <translation>未填人口类别，根据证件类型或国籍按“境外人员”录入。</translation>
    </message>
    <message>
        <source>The class was not given; it was taken from the registered address.</source>
        <translation>未填人口类别，根据户籍地判定。</translation>
    </message>
    <message>
        <source>The class “from abroad” contradicts the nationality.</source>
        <translation>人口类别“境外人员”与国籍矛盾。</translation>
    </message>
    <message>
        <source>“Person and household differ” was read as: registered here, person elsewhere.</source>
        <translation>“人户不一致”按“户在人不在”录入。</translation>
    </message>
    <message>
        <source>“Person and household differ” says nothing without a class; it was left out.</source>
        <translation>未填人口类别，“人户不一致”含义不明，未录入。</translation>
    </message>
    <message>
        <source>“{value}” belongs to a module that is switched off: by law it may not be entered here.</source>
        <translation>“{value}”属于未启用的专项模块，依法不得在此录入。</translation>
    </message>
    <message>
        <source>A person with this number is registered in another area; the row is held back.</source>
        <translation>该证件号码已在其他辖区登记，此行暂不录入。</translation>
    </message>
    <message>
        <source>The number stands in row {row}, too, with another name.</source>
        <translation>该证件号码在第 {row} 行也出现，但姓名不同。</translation>
    </message>
    <message>
        <source>The row may be a person who is in the database already; somebody decides at the desk.</source>
        <translation>此行可能是库中已有人员，转核对台由人工判定。</translation>
    </message>
    <message>
        <source>Name, birth date and sex are those of a person in the database, and there is no number that says whether it is the same one.</source>
        <translation>姓名、出生日期、性别与库中人员相同，但没有证件号码可以确认是否同一人。</translation>
    </message>
    <message>
        <source>“{value}” is a date of the lunar calendar; write it as a date of the common one.</source>
        <translation>“{value}”是农历日期，请改填公历日期。</translation>
    </message>
    <message>
        <source>Residents are brought for a purpose and until a day: name both.</source>
        <translation>导入人口数据必须填写用途和授权使用期限。</translation>
    </message>
    <message>
        <source>Names, numbers, telephones, birth dates and addresses are sealed with the database&apos;s keys and stand masked everywhere else. The file still holds them: keep or delete it as your rules say.</source>
        <translation>姓名、证件号码、电话、出生日期和住址用本库密钥加密保存，其他位置一律脱敏显示。原文件中仍有明文，请按规定保管或删除。</translation>
    </message>
    <message>
        <source>Say what the residents&apos; data is for.</source>
        <translation>请填写人口数据的用途。</translation>
    </message>
    <message>
        <source>Say until when the data may be used.</source>
        <translation>请填写授权使用期限。</translation>
    </message>
    <message>
        <source>Reason, e.g. compared with the register</source>
        <translation>查看理由，如：与登记簿核对</translation>
    </message>
    <message>
        <source>Show the file&apos;s row</source>
        <translation>查看原文</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
    <message>
        <source>Open a row of residents</source>
        <translation>查看人口数据原文</translation>
    </message>
    <message>
        <source>Columns that go nowhere: {names}</source>
        <translation>未导入的列：{names}</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>{number}  the same person:
{person}</source>
        <translation>{number}  同一人：
{person}</translation>
    </message>
    <message>
        <source>0  another person: enter as new</source>
        <translation>0  不是同一人，新增录入</translation>
    </message>
    <message>
        <source>Some rows may be persons who are in the database already: who they are is decided at the desk.</source>
        <translation>部分行可能是库中已有人员，写入后在核对台逐一判定是否同一人。</translation>
    </message>
    <message>
        <source>Residents, one a row, with number and address; sealed</source>
        <translation>实有人口，每人一行，含证件号码和住址；加密保存</translation>
    </message>
    <message>
        <source>Import residents</source>
        <translation>导入人口数据</translation>
    </message>
    <message>
        <source>Brings a spreadsheet, a text file or a layer of residents into the database. INPUT, SHEET, MAPPING, HEADER_ROWS and ENCODING are those of “Import a table or layer”; fields that are not named are guessed from headers and values, and columns that go nowhere are named.
Every number, date, telephone and code is checked. A person is recognised by the document number; persons without one (newborn, stateless, from abroad) who may be somebody in the database are never merged by themselves: they wait at the desk. A number that another area has registered holds its row back. What both the file and somebody here changed waits at the desk, too; the same file again changes nothing.
The address (or a code, an alias, a position with COORDINATES) leads each person to a room, as a dated stay; who cannot be led there waits at the desk with the reason and the three best candidates. AREA is the code of the area of those whose address leads nowhere; empty: that of the account.
Names, numbers, telephones, birth dates and addresses are sealed with the keys of the database and stand masked everywhere else. PURPOSE and AUTHORISED_UNTIL are required. REJECTED takes the rejected rows as they stood, with the reason: a file for you alone, never a layer. DRY_RUN writes nothing.</source>
        <translation>将电子表格、文本文件或图层中的人口数据导入数据库。INPUT、SHEET、MAPPING、HEADER_ROWS、ENCODING 的用法与“导入表格或图层”相同；未指定的字段按表头和内容推测，未导入的列会逐一列出。
证件号码、日期、电话和代码逐项校验。人员按证件号码识别；没有证件号码的人员（新生儿、无国籍人员、境外人员）如可能与库中人员相同，不自动合并，转核对台由人工判定。证件号码已在其他辖区登记的行暂不录入。文件与本库都改动过的内容同样转核对台；同一文件再次导入不产生任何变化。
住址（或编码、别名，或结合 COORDINATES 的坐标）用于关联房间，生成带起止日期的居住登记；无法关联的人员转核对台，附原因和最接近的三个候选。AREA 为住址无法对应楼栋的人员所属辖区编码，留空则取账号所属辖区。
姓名、证件号码、电话、出生日期和住址用本库密钥加密保存，其他位置一律脱敏。PURPOSE 和 AUTHORISED_UNTIL 必填。REJECTED 保存被退回的行（原样内容加原因），仅写为文件，不加载为图层。DRY_RUN 只检查不写入。</translation>
    </message>
    <message>
        <source>Area of residents without a building (code)</source>
        <translation>住址无法对应楼栋的人员所属辖区（编码）</translation>
    </message>
    <message>
        <source>There is no area with the code {code}</source>
        <translation>没有编码为 {code} 的辖区</translation>
    </message>
    <message>
        <source>The same person?</source>
        <translation>是否同一人</translation>
    </message>
    <message>
        <source>Type the last four digits of a phone, or a whole number of seven or more digits.</source>
        <translation>请输入电话后四位，或七位以上的完整号码。</translation>
    </message>
    <message>
        <source>An export needs its purpose, in at least {count} letters.</source>
        <translation>导出须填写用途，至少 {count} 个字。</translation>
    </message>
    <message>
        <source>The age begins at {first} and ends at {last}: the first has to be the lower one.</source>
        <translation>年龄下限 {first} 大于上限 {last}，请调整。</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Population class</source>
        <translation>人口类别</translation>
    </message>
    <message>
        <source>Person and registration</source>
        <translation>人户状态</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Role in the room</source>
        <translation>与房屋关系</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Verified on</source>
        <translation>核实日期</translation>
    </message>
    <message>
        <source>Linked by</source>
        <translation>关联方式</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>系统生成</translation>
    </message>
    <message>
        <source>Residents are exported by the role “Exporter” only, also masked.</source>
        <translation>居民数据（含脱敏数据）仅限“导出员”角色导出。</translation>
    </message>
    <message>
        <source>Residents are exported as XLSX or CSV only: never as a layer.</source>
        <translation>居民数据只能导出为 XLSX 或 CSV，不得导出为图层。</translation>
    </message>
    <message>
        <source>MASKED PERSONAL DATA / for the stated purpose only</source>
        <translation>脱敏个人信息·仅限所填用途使用</translation>
    </message>
    <message>
        <source>CivicGrid: residents (audited)</source>
        <translation>智慧网格：居民（查询留痕）</translation>
    </message>
    <message>
        <source>The search key is locked: choose this line to unlock it, then search again.</source>
        <translation>检索密钥未解锁：选择本行解锁后重新搜索。</translation>
    </message>
    <message>
        <source>Linked to no room</source>
        <translation>未关联房间</translation>
    </message>
    <message>
        <source>There are more than {count}: type more of the name or a whole number.</source>
        <translation>结果超过 {count} 人，请输入更完整的姓名或号码。</translation>
    </message>
    <message>
        <source>Nobody is found under this, within the account&apos;s area.</source>
        <translation>本账号辖区内未找到相符的居民。</translation>
    </message>
    <message>
        <source>Search and query</source>
        <translation>搜索查询</translation>
    </message>
    <message>
        <source>Radius {metres} m</source>
        <translation>半径 {metres} 米</translation>
    </message>
    <message>
        <source>Export residents</source>
        <translation>导出居民</translation>
    </message>
    <message>
        <source>All rows of the query</source>
        <translation>查询结果的全部行</translation>
    </message>
    <message>
        <source>{count} selected rows</source>
        <translation>选中的 {count} 行</translation>
    </message>
    <message>
        <source>Names, numbers and phones stay masked. Purpose, conditions and number of rows stand in the audit log.</source>
        <translation>姓名、证件号码、电话均保持脱敏；用途、查询条件和行数记入审计日志。</translation>
    </message>
    <message>
        <source>What the list is needed for</source>
        <translation>该名单的具体用途</translation>
    </message>
    <message>
        <source>Lives here today</source>
        <translation>现居住于此</translation>
    </message>
    <message>
        <source>Owns the room, lives elsewhere</source>
        <translation>房主，不在此居住</translation>
    </message>
    <message>
        <source>Stay is over</source>
        <translation>居住已结束</translation>
    </message>
    <message>
        <source>Usually resident</source>
        <translation>常住</translation>
    </message>
    <message>
        <source>Not usually resident</source>
        <translation>非常住</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>居住状态</translation>
    </message>
    <message>
        <source>Counts as resident</source>
        <translation>是否常住</translation>
    </message>
    <message>
        <source>Service tags</source>
        <translation>服务标签</translation>
    </message>
    <message>
        <source>Units in the building</source>
        <translation>楼内单位类型</translation>
    </message>
    <message>
        <source>Not verified for</source>
        <translation>未核实超过</translation>
    </message>
    <message>
        <source>Confidence below</source>
        <translation>可信度低于</translation>
    </message>
    <message>
        <source>{name} (sensitive)</source>
        <translation>{name}（敏感）</translation>
    </message>
    <message>
        <source>Draw a polygon: click its corners, end with the right button</source>
        <translation>绘制多边形：依次点击顶点，右键结束</translation>
    </message>
    <message>
        <source>Draw a rectangle</source>
        <translation>绘制矩形</translation>
    </message>
    <message>
        <source>Draw a circle from its middle</source>
        <translation>绘制圆形：从圆心拖出半径</translation>
    </message>
    <message>
        <source>Draw a line and look along it</source>
        <translation>绘制线路，查询沿线范围</translation>
    </message>
    <message>
        <source>No building of the store lies here.</source>
        <translation>此处没有楼栋。</translation>
    </message>
    <message>
        <source>all areas</source>
        <translation>全部区划</translation>
    </message>
    <message>
        <source>all grids</source>
        <translation>全部网格</translation>
    </message>
    <message>
        <source>m</source>
        <translation>米</translation>
    </message>
    <message>
        <source>How far from a drawn line</source>
        <translation>沿线两侧距离</translation>
    </message>
    <message>
        <source>Pick buildings on the map</source>
        <translation>在地图上点选楼栋</translation>
    </message>
    <message>
        <source>Take what is selected in QGIS</source>
        <translation>采用 QGIS 中已选中的要素</translation>
    </message>
    <message>
        <source>Look everywhere</source>
        <translation>清除范围</translation>
    </message>
    <message>
        <source>Nothing is selected: select buildings, or polygons of any layer.</source>
        <translation>没有选中的要素：请先选中楼栋，或任意图层的面要素。</translation>
    </message>
    <message>
        <source>a drawn place</source>
        <translation>绘制范围</translation>
    </message>
    <message>
        <source>{count} picked buildings</source>
        <translation>{count} 栋楼</translation>
    </message>
    <message>
        <source>{count} areas</source>
        <translation>{count} 个区划</translation>
    </message>
    <message>
        <source>{count} grids</source>
        <translation>{count} 个网格</translation>
    </message>
    <message>
        <source>Place: {parts}</source>
        <translation>范围：{parts}</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Look where it is</source>
        <translation>读取位置</translation>
    </message>
    <message>
        <source>Save, rename, share or delete a query</source>
        <translation>保存、重命名、共享或删除查询</translation>
    </message>
    <message>
        <source>Run query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Only the role “Exporter” exports residents.</source>
        <translation>仅“导出员”角色可导出居民数据。</translation>
    </message>
    <message>
        <source>Read what can be asked for</source>
        <translation>读取可用的查询条件</translation>
    </message>
    <message>
        <source>{count} conditions of this query are not there any more and were left out.</source>
        <translation>该查询有 {count} 项条件已失效，未予采用。</translation>
    </message>
    <message>
        <source>Minors are left out: this account has no right to find them.</source>
        <translation>未成年人不在结果内：当前账号无权查询未成年人。</translation>
    </message>
    <message>
        <source>A sensitive tag is asked for: small groups are withheld.</source>
        <translation>条件含敏感标签：人数过少的分组不予显示。</translation>
    </message>
    <message>
        <source>Query residents</source>
        <translation>查询居民</translation>
    </message>
    <message>
        <source>Stopped: what is shown is not the whole.</source>
        <translation>已停止：当前显示的不是全部结果。</translation>
    </message>
    <message>
        <source>Some conditions of this query cannot be read and were left out.</source>
        <translation>该查询的部分条件无法识别，未予采用。</translation>
    </message>
    <message>
        <source>Save query</source>
        <translation>保存查询</translation>
    </message>
    <message>
        <source>Rename query</source>
        <translation>重命名查询</translation>
    </message>
    <message>
        <source>Delete the query {name}?</source>
        <translation>确定删除查询“{name}”？</translation>
    </message>
    <message>
        <source>Saved queries</source>
        <translation>已存查询</translation>
    </message>
    <message>
        <source>Saved queries …</source>
        <translation>已存查询…</translation>
    </message>
    <message>
        <source>{name} (shared)</source>
        <translation>{name}（共享）</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Share, or stop sharing</source>
        <translation>共享或取消共享</translation>
    </message>
    <message>
        <source>Minors (to 18)</source>
        <translation>未成年人（含今年满 18 岁）</translation>
    </message>
    <message>
        <source>19 to 59</source>
        <translation>19–59 岁</translation>
    </message>
    <message>
        <source>60 to 79</source>
        <translation>60–79 岁</translation>
    </message>
    <message>
        <source>80 and older</source>
        <translation>80 岁及以上</translation>
    </message>
    <message>
        <source>Age not known</source>
        <translation>年龄不详</translation>
    </message>
    <message>
        <source>Only rows of the buildings that are selected on the map</source>
        <translation>仅显示地图上选中楼栋的行</translation>
    </message>
    <message>
        <source>Count by</source>
        <translation>分组统计</translation>
    </message>
    <message>
        <source>Asking the database …</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>The first {count} are shown, the rest is counted …</source>
        <translation>先显示前 {count} 行，正在统计全部…</translation>
    </message>
    <message>
        <source>Nobody fulfils these conditions, within the account&apos;s area.</source>
        <translation>本账号辖区内没有符合条件的居民。</translation>
    </message>
    <message>
        <source>{persons} persons</source>
        <translation>共 {persons} 人</translation>
    </message>
    <message>
        <source>{persons} persons in {stays} stays</source>
        <translation>共 {persons} 人，{stays} 条居住登记</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>不予显示</translation>
    </message>
    <message>
        <source>Only the {count} fullest buildings are marked.</source>
        <translation>仅标注人数最多的 {count} 栋楼。</translation>
    </message>
    <message>
        <source>No layer of buildings is loaded: load the layers of the database first.</source>
        <translation>未加载楼栋图层：请先加载数据库图层。</translation>
    </message>
    <message>
        <source>{shown} of {all} rows: buildings selected on the map</source>
        <translation>显示 {shown} 行，共 {all} 行：仅限地图上选中的楼栋</translation>
    </message>
    <message>
        <source>Read the rows in view</source>
        <translation>读取当前行</translation>
    </message>
    <message>
        <source>All rooms and stays of the person</source>
        <translation>以人找房：全部房屋与居住登记</translation>
    </message>
    <message>
        <source>The room and its people</source>
        <translation>以房管人：该房屋及人员</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Number of persons</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>In none</source>
        <translation>不属于任何一个</translation>
    </message>
    <message>
        <source>Address, room, unit, grid … or a resident</source>
        <translation>地址、房间、单位、网格…或居民</translation>
    </message>
    <message>
        <source>Make the index anew</source>
        <translation>重建索引</translation>
    </message>
    <message>
        <source>Look at the search index</source>
        <translation>检查搜索索引</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>This account may not search for persons.</source>
        <translation>当前账号无权搜索居民。</translation>
    </message>
    <message>
        <source>Searching residents …</source>
        <translation>正在搜索居民…</translation>
    </message>
    <message>
        <source>Search residents</source>
        <translation>搜索居民</translation>
    </message>
    <message>
        <source>The search index was made anew for {count} persons.</source>
        <translation>已为 {count} 名居民重建搜索索引。</translation>
    </message>
    <message>
        <source>No place or thing has this in its name.</source>
        <translation>没有名称或地址相符的地点、单位。</translation>
    </message>
    <message>
        <source>{count} residents, masked; the search stands in the audit log.</source>
        <translation>找到 {count} 名居民（已脱敏），本次搜索已记入审计日志。</translation>
    </message>
    <message>
        <source>Enter searches residents by name, pinyin, initials, number, phone or its last four digits.</source>
        <translation>按回车搜索居民：姓名、全拼、拼音首字母、证件号码、电话或后四位。</translation>
    </message>
    <message>
        <source>Residents are queried by those who work with residents; this account has no such role.</source>
        <translation>居民查询仅限从事居民服务管理工作的角色使用，当前账号没有相应角色。</translation>
    </message>
    <message>
        <source>The work was stopped.</source>
        <translation>操作已停止。</translation>
    </message>
    <message>
        <source>This account may not use the tag {tags}.</source>
        <translation>当前账号无权使用标签 {tags}。</translation>
    </message>
    <message>
        <source>There is a query called {name} already.</source>
        <translation>查询“{name}”已存在。</translation>
    </message>
    <message>
        <source>Only who saved a query changes or deletes it.</source>
        <translation>仅保存人可修改或删除该查询。</translation>
    </message>
    <message>
        <source>A query needs a name of at most {count} letters.</source>
        <translation>查询须有名称，最多 {count} 个字。</translation>
    </message>
    <message>
        <source>Queried persons</source>
        <translation>查询居民</translation>
    </message>
    <message>
        <source>Counted the queried persons</source>
        <translation>统计查询人数</translation>
    </message>
    <message>
        <source>Exported persons, masked</source>
        <translation>导出居民（脱敏）</translation>
    </message>
    <message>
        <source>Minors among them</source>
        <translation>含未成年人</translation>
    </message>
    <message>
        <source>Query in line</source>
        <translation>查询所在日志行</translation>
    </message>
    <message>
        <source>Picked buildings</source>
        <translation>点选楼栋数</translation>
    </message>
    <message>
        <source>Age from</source>
        <translation>年龄不小于</translation>
    </message>
    <message>
        <source>Age to</source>
        <translation>年龄不大于</translation>
    </message>
    <message>
        <source>Days without a visit</source>
        <translation>未核实天数</translation>
    </message>
    <message>
        <source>Repaired data</source>
        <translation>修复数据</translation>
    </message>
    <message>
        <source>Published counts by tag</source>
        <translation>公布标签人数</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>撤销的操作</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>居住登记</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>已关联</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>未关联</translation>
    </message>
    <message>
        <source>Entered stays in bulk</source>
        <translation>批量新增居住登记</translation>
    </message>
    <message>
        <source>Took changes of stays or rooms back</source>
        <translation>撤销对居住登记或房间的更改</translation>
    </message>
    <message>
        <source>Read what an earlier file said of residents</source>
        <translation>调取以前报送文件中的居民信息用于比对</translation>
    </message>
    <message>
        <source>This account may not enter persons.</source>
        <translation>此账号无权录入人员。</translation>
    </message>
    <message>
        <source>Somebody is changing the stays of one of these persons right now; try again.</source>
        <translation>有人正在修改其中一人的居住信息，请稍后再试。</translation>
    </message>
    <message>
        <source>This is the credit code of an organisation, not the number of a person.</source>
        <translation>这是单位的统一社会信用代码，不是个人的证件号码。</translation>
    </message>
    <message>
        <source>Beside the name stands “{word}”: who has died or moved away is not entered as a resident.</source>
        <translation>姓名旁注明“{word}”：已去世或已迁出的人不作为居民录入。</translation>
    </message>
    <message>
        <source>The address names another sub-district or town than that of the building.</source>
        <translation>地址写的街道（乡镇）与所关联楼栋所在的街道（乡镇）不一致。</translation>
    </message>
    <message>
        <source>Number of rows that were led to a room</source>
        <translation>已关联到房间的行数</translation>
    </message>
    <message>
        <source>Number of rows that no room was found for</source>
        <translation>未能关联到房间的行数</translation>
    </message>
    <message>
        <source>No column was recognised as “{field}”; MAPPING can name it</source>
        <translation>没有识别出“{field}”列，可用 MAPPING 参数指定</translation>
    </message>
    <message>
        <source>{reason} (rows {rows}; {count} in all)</source>
        <translation>{reason}（共 {count} 行：第 {rows} 行）</translation>
    </message>
    <message>
        <source>{linked} rows lead to a room; {left} do not and wait in the panel “Unlinked persons”.</source>
        <translation>可关联到房间 {linked} 行；关联不上 {left} 行，写入后在“未关联人员”面板中处理。</translation>
    </message>
    <message>
        <source>Residents are shown to clerks, grid workers, dispatchers, revealers and managers.</source>
        <translation>人口信息仅向受理员、网格员、派遣员、完整信息查看人员和管理员显示。</translation>
    </message>
    <message>
        <source>Who lives here is shown to clerks, grid workers, dispatchers, revealers and managers.</source>
        <translation>居住人员仅向受理员、网格员、派遣员、完整信息查看人员和管理员显示。</translation>
    </message>
    <message>
        <source>Living here</source>
        <translation>居住人数</translation>
    </message>
    <message>
        <source>The workflow uses the word {word}, which means nothing.</source>
        <translation>工作流中用了无意义的词“{word}”。</translation>
    </message>
    <message>
        <source>In the state {state} nobody may take the action {action}.</source>
        <translation>状态“{state}”下的动作“{action}”没有任何角色可办理。</translation>
    </message>
    <message>
        <source>The event is {state}: the workflow does not allow the step {action}.</source>
        <translation>事件当前为“{state}”，流程不允许办理“{action}”。</translation>
    </message>
    <message>
        <source>This step is for another person than the one who handled the event.</source>
        <translation>该步骤须由处置人以外的人办理。</translation>
    </message>
    <message>
        <source>The step {action} is for the department that has the event.</source>
        <translation>“{action}”只能由承办部门办理。</translation>
    </message>
    <message>
        <source>The step {action} has been taken already; the workflow allows it {times} time(s).</source>
        <translation>“{action}”已办理过；流程只允许 {times} 次。</translation>
    </message>
    <message>
        <source>The step {action} answers {asked}, and nothing of that kind is open.</source>
        <translation>目前没有待答复的“{asked}”，不能办理“{action}”。</translation>
    </message>
    <message>
        <source>The step {action} needs: {requirement}.</source>
        <translation>办理“{action}”须提供：{requirement}。</translation>
    </message>
    <message>
        <source>Who is not satisfied reopens the event: take the step {action}.</source>
        <translation>评价不满意的，应办理“{action}”，由承办部门重办。</translation>
    </message>
    <message>
        <source>The position is {metres} m from the event; {limit} m are allowed.</source>
        <translation>定位距事件 {metres} 米，超过允许的 {limit} 米。</translation>
    </message>
    <message>
        <source>The main event has to be another event that is open.</source>
        <translation>主案须为另一件未办结的事件。</translation>
    </message>
    <message>
        <source>the workflow allows the step {action} no more for this event</source>
        <translation>流程已不允许本事件再办理 {action}</translation>
    </message>
    <message>
        <source>the workflow allows this step no more for this event</source>
        <translation>流程已不允许本事件再办理该步骤</translation>
    </message>
    <message>
        <source>the step {action} needs: {requirement}</source>
        <translation>办理 {action} 须提供：{requirement}</translation>
    </message>
    <message>
        <source>this step lacks what the workflow asks for</source>
        <translation>该步骤缺少流程要求的内容</translation>
    </message>
    <message>
        <source>who is not satisfied reopens the event</source>
        <translation>评价不满意的，应退回重办</translation>
    </message>
    <message>
        <source>the step {action} is for the department that has the event</source>
        <translation>步骤 {action} 只能由承办部门办理</translation>
    </message>
    <message>
        <source>this step is for the department that has the event</source>
        <translation>该步骤只能由承办部门办理</translation>
    </message>
    <message>
        <source>the main event has to be another event that is open</source>
        <translation>主案须为另一件未办结的事件</translation>
    </message>
    <message>
        <source>the position is {metres} m from the event; {limit} m are allowed</source>
        <translation>定位距事件 {metres} 米，超过允许的 {limit} 米</translation>
    </message>
    <message>
        <source>The row names a building; it was read as a heading of the rows below it.</source>
        <translation>该行只写楼栋，按下方各行的小标题处理。</translation>
    </message>
    <message>
        <source>The address was completed by the heading in row {row}.</source>
        <translation>住址已按第 {row} 行小标题补全。</translation>
    </message>
    <message>
        <source>The address may or may not go on from the heading in row {row}; it was left as it stands.</source>
        <translation>住址是否承接第 {row} 行小标题无法判定，保持原样。</translation>
    </message>
    <message>
        <source>“{value}” is not in the list of values, and was left out.</source>
        <translation>“{value}”不在取值表内，已略去。</translation>
    </message>
    <message>
        <source>A remark behind the address says that the home was let or sold to others.</source>
        <translation>住址备注注明房屋已转租或出售。</translation>
    </message>
    <message>
        <source>A remark behind the address says that the house was pulled down.</source>
        <translation>住址备注注明房屋已拆除。</translation>
    </message>
    <message>
        <source>A remark behind the address says that the person is away for long.</source>
        <translation>住址备注注明本人长期外出。</translation>
    </message>
    <message>
        <source>A remark behind the address says that the person does not live there.</source>
        <translation>住址备注注明本人已不在此居住。</translation>
    </message>
    <message>
        <source>A later batch brought it too: it is settled when that one is withdrawn as well.</source>
        <translation>后续批次也导入过，待该批次一并撤回时处理。</translation>
    </message>
    <message>
        <source>– leave it empty –</source>
        <translation>– 该项留空 –</translation>
    </message>
    <message>
        <source>Words that the code lists do not know: say what they mean, or what becomes of them.</source>
        <translation>代码表中没有的写法：请指明含义，或按所示留空、退回。</translation>
    </message>
    <message>
        <source>Type at least two characters of a name or its pinyin: a surname alone would list people.</source>
        <translation>请至少输入姓名的两个字或拼音：只输姓氏会列出大量人员，不予查找。</translation>
    </message>
    <message>
        <source>Nobody is found within the account&apos;s area. In letters, type the pinyin of the whole name or its initials: a surname alone would list people, and is not searched for.</source>
        <translation>本账号辖区内未找到。拼音请输入姓名全拼或首字母：只输姓氏会列出大量人员，不予查找。</translation>
    </message>
    <message>
        <source>Reason (recorded)</source>
        <translation>事由（记入审计日志）</translation>
    </message>
    <message>
        <source>Export table …</source>
        <translation>导出统计表…</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>楼盘表</translation>
    </message>
    <message>
        <source>Orgs</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Whose clear details an account asked to see: whom a breach of the account would concern. Acts on many at once stand with the number of residents.</source>
        <translation>账号申请查看过谁的完整信息：账号泄露时应告知这些人。成批操作单列一行，注明人数。</translation>
    </message>
    <message>
        <source>{act}: {persons} residents</source>
        <translation>{act}：{persons} 人</translation>
    </message>
    <message>
        <source>{acts} acts on many at once opened {persons} residents, each counted every time.</source>
        <translation>另有成批操作 {acts} 次，累计打开 {persons} 人次。</translation>
    </message>
    <message>
        <source>Read what a file said of a resident, to decide it</source>
        <translation>调取文件所报居民信息用于核对</translation>
    </message>
    <message>
        <source>{asked} keys asked, {hits} of them known here</source>
        <translation>比对 {asked} 项标识，库中已有 {hits} 项</translation>
    </message>
    <message>
        <source>{asked} keys asked, {opened} residents opened</source>
        <translation>比对 {asked} 项标识，打开 {opened} 人的加密信息</translation>
    </message>
    <message>
        <source>{persons} residents opened</source>
        <translation>打开 {persons} 人的加密信息</translation>
    </message>
    <message>
        <source>{inserted} residents new, {updated} written anew</source>
        <translation>新增 {inserted} 人，改写 {updated} 人</translation>
    </message>
    <message>
        <source>Keys asked</source>
        <translation>比对标识数</translation>
    </message>
    <message>
        <source>Keys known here</source>
        <translation>库中已有标识数</translation>
    </message>
    <message>
        <source>Residents opened</source>
        <translation>打开人数</translation>
    </message>
    <message>
        <source>Keys entered</source>
        <translation>录入标识数</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>交出范围</translation>
    </message>
    <message>
        <source>Item on the desk</source>
        <translation>核对台事项</translation>
    </message>
    <message>
        <source>the whole sealed record, of which the program showed these fields</source>
        <translation>整条加密记录，软件只显示所列字段</translation>
    </message>
    <message>
        <source>This account may not open what is sealed there.</source>
        <translation>此账号无权打开该处的加密信息。</translation>
    </message>
    <message>
        <source>What is sealed is not opened inside a transaction: its audit line is committed before.</source>
        <translation>加密信息不能在事务中打开：须先提交审计记录。</translation>
    </message>
    <message>
        <source>What is sealed is opened with a reason only.</source>
        <translation>打开加密信息必须填写理由。</translation>
    </message>
    <message>
        <source>in 30 days an account may ask for at most {limit} residents whom it does not enter</source>
        <translation>30 天内一个账号比对而未录入的居民标识最多 {limit} 项</translation>
    </message>
    <message>
        <source>this account may not open what is sealed there</source>
        <translation>此账号无权打开该处的加密信息</translation>
    </message>
    <message>
        <source>what is sealed is opened with a reason only</source>
        <translation>打开加密信息必须填写理由</translation>
    </message>
    <message>
        <source>what is sealed is answered after its audit line is committed</source>
        <translation>审计记录提交后才能打开加密信息</translation>
    </message>
    <message>
        <source>Asked whether a file&apos;s residents are here</source>
        <translation>查询文件中的居民是否在库</translation>
    </message>
    <message>
        <source>Learned which of a file&apos;s residents are here</source>
        <translation>得知文件中的居民哪些在库</translation>
    </message>
    <message>
        <source>Asked to compare a file&apos;s residents field by field</source>
        <translation>申请逐项比对文件中的居民</translation>
    </message>
    <message>
        <source>Opened residents to compare them with a file</source>
        <translation>打开库中居民与文件逐项比对</translation>
    </message>
    <message>
        <source>{asked} keys asked</source>
        <translation>比对 {asked} 项标识</translation>
    </message>
    <message>
        <source>too far from any road</source>
        <translation>距道路过远</translation>
    </message>
    <message>
        <source>inside a closed or dangerous area</source>
        <translation>位于封闭或危险区域内</translation>
    </message>
    <message>
        <source>no position known</source>
        <translation>无定位</translation>
    </message>
    <message>
        <source>position out of date by {minutes} min</source>
        <translation>定位已过期 {minutes} 分钟</translation>
    </message>
    <message>
        <source>off duty</source>
        <translation>不当班</translation>
    </message>
    <message>
        <source>not on shift now</source>
        <translation>当前不在班次</translation>
    </message>
    <message>
        <source>resting</source>
        <translation>休息中</translation>
    </message>
    <message>
        <source>rests for another {minutes} min</source>
        <translation>还需休息 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{count} under way already</source>
        <translation>已有 {count} 件在办</translation>
    </message>
    <message>
        <source>{minutes} min, {metres} m by road</source>
        <translation>路程 {minutes} 分钟，{metres} 米</translation>
    </message>
    <message>
        <source>arrives {minutes} min later</source>
        <translation>晚到 {minutes} 分钟</translation>
    </message>
    <message>
        <source>own grid</source>
        <translation>本网格</translation>
    </message>
    <message>
        <source>not of this grid</source>
        <translation>非本网格</translation>
    </message>
    <message>
        <source>of the department that handles the event</source>
        <translation>属承办部门</translation>
    </message>
    <message>
        <source>not of the department that handles the event</source>
        <translation>非承办部门</translation>
    </message>
    <message>
        <source>level with the first; the number decides</source>
        <translation>与首选相当，按编号排序</translation>
    </message>
    <message>
        <source>The rules of dispatch {file} cannot be read: {reason}.</source>
        <translation>调度规则 {file} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>The rules of dispatch {file} use the word {word}, which means nothing.</source>
        <translation>调度规则 {file} 中的 {word} 无法识别。</translation>
    </message>
    <message>
        <source>This street is too short to be closed alone: draw the closed area instead.</source>
        <translation>该路段过短，无法单独封闭：请改为绘制封闭区域。</translation>
    </message>
    <message>
        <source>The database has no roads: who is nearest cannot be told.</source>
        <translation>数据库中没有道路，无法判断谁最近。</translation>
    </message>
    <message>
        <source>{count} missing: {name}</source>
        <translation>{name}尚缺 {count}</translation>
    </message>
    <message>
        <source>{text} ({others})</source>
        <translation>{text}（{others}）</translation>
    </message>
    <message>
        <source>{count} without a way</source>
        <translation>无路可达 {count}</translation>
    </message>
    <message>
        <source>{count} with an old position</source>
        <translation>定位过期 {count}</translation>
    </message>
    <message>
        <source>{count} off duty</source>
        <translation>不当班 {count}</translation>
    </message>
    <message>
        <source>{count} resting</source>
        <translation>休息中 {count}</translation>
    </message>
    <message>
        <source>{count} busy</source>
        <translation>任务已满 {count}</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派发</translation>
    </message>
    <message>
        <source>How many of the pressed kind are needed; 0 takes it off</source>
        <translation>选中种类所需数量；0 表示去掉</translation>
    </message>
    <message>
        <source>Add a kind of unit …</source>
        <translation>添加力量种类…</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>{name} × {count}</source>
        <translation>{name} × {count}</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已派出</translation>
    </message>
    <message>
        <source>signed for</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>on site</source>
        <translation>已到场</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>released</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>sent off</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>未送达</translation>
    </message>
    <message>
        <source>Responder</source>
        <translation>人员/车辆</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>km</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>first</source>
        <translation>首选</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务回执</translation>
    </message>
    <message>
        <source>{minutes} min by road when sent</source>
        <translation>派出时路程 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Signed for</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>What they should know</source>
        <translation>附言（出发须知）</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>派出</translation>
    </message>
    <message>
        <source>Pick an event</source>
        <translation>点选事件</translation>
    </message>
    <message>
        <source>Close a street</source>
        <translation>封路</translation>
    </message>
    <message>
        <source>Close an area</source>
        <translation>封闭区域</translation>
    </message>
    <message>
        <source>Danger area</source>
        <translation>危险区</translation>
    </message>
    <message>
        <source>Open the last closure</source>
        <translation>撤销上次封闭</translation>
    </message>
    <message>
        <source>Clear danger areas</source>
        <translation>清除危险区</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>已派力量</translation>
    </message>
    <message>
        <source>Building the road network …</source>
        <translation>正在构建路网…</translation>
    </message>
    <message>
        <source>Rank the responders</source>
        <translation>力量排序</translation>
    </message>
    <message>
        <source>Under way: {count}</source>
        <translation>已派力量：{count}</translation>
    </message>
    <message>
        <source>Nobody of this kind is in your area.</source>
        <translation>辖区内没有此类力量。</translation>
    </message>
    <message>
        <source>The event lies in a closed or dangerous area: that area is entered.</source>
        <translation>事件位于封闭或危险区域内：路线将进入该区域。</translation>
    </message>
    <message>
        <source>{count} sent to event {number}.</source>
        <translation>已向事件 {number} 派出人员、车辆共 {count}。</translation>
    </message>
    <message>
        <source>Send responders</source>
        <translation>派出力量</translation>
    </message>
    <message>
        <source>Enter a state</source>
        <translation>登记状态</translation>
    </message>
    <message>
        <source>Open a closed way</source>
        <translation>解除封闭</translation>
    </message>
    <message>
        <source>closed area</source>
        <translation>封闭区域</translation>
    </message>
    <message>
        <source>Closed from now on: {name}</source>
        <translation>即时封闭：{name}</translation>
    </message>
    <message>
        <source>Pick the event on the map to which somebody is to go.</source>
        <translation>请在地图上点选要派员的事件。</translation>
    </message>
    <message>
        <source>Send {count}</source>
        <translation>派出 {count}</translation>
    </message>
    <message>
        <source>unnamed street</source>
        <translation>无名道路</translation>
    </message>
    <message>
        <source>assignment {assignment} is not there</source>
        <translation>派单 {assignment} 不存在</translation>
    </message>
    <message>
        <source>this account may not speak for the responder</source>
        <translation>本账号无权代其登记</translation>
    </message>
    <message>
        <source>{name} was sent elsewhere or went off duty meanwhile: nobody was sent. Look at the table again.</source>
        <translation>{name} 刚被派往他处或已下班：本次未派出任何人员或车辆，请重新查看列表。</translation>
    </message>
    <message>
        <source>Responders are sent by dispatchers and managers only.</source>
        <translation>只有调度员和管理员可以派出力量。</translation>
    </message>
    <message>
        <source>an assignment has the area of its event</source>
        <translation>派单的区域应与事件一致</translation>
    </message>
    <message>
        <source>an assignment goes on, it is never rewritten</source>
        <translation>派单只能推进，不能改写</translation>
    </message>
    <message>
        <source>an assignment that is {before} cannot become {after}</source>
        <translation>派单不能由 {before} 变为 {after}</translation>
    </message>
    <message>
        <source>an assignment cannot go on like this</source>
        <translation>派单不能这样推进</translation>
    </message>
    <message>
        <source>nobody is sent to an event that is closed</source>
        <translation>已结案的事件不能派员</translation>
    </message>
    <message>
        <source>an assignment begins with being assigned</source>
        <translation>派单应从已派出开始</translation>
    </message>
    <message>
        <source>this account has no such responder</source>
        <translation>本账号名下无此人员或车辆</translation>
    </message>
    <message>
        <source>the responder is sent to this event already</source>
        <translation>该人员或车辆已派往此事件</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>The scenario {file} cannot be read: {reason}.</source>
        <translation>演练脚本 {file} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>In minute {minute} the scenario has “{kind}”: that is no event and no reading within its time.</source>
        <translation>脚本第 {minute} 分钟的“{kind}”不是脚本时间内的事件或读数。</translation>
    </message>
    <message>
        <source>In minute {minute} the scenario does not say where its event is.</source>
        <translation>脚本第 {minute} 分钟的事件没有写明地点。</translation>
    </message>
    <message>
        <source>Exercises play only in a database that is marked as one; this one is not.</source>
        <translation>演练只能在演练库中进行，当前数据库不是演练库。</translation>
    </message>
    <message>
        <source>The exercise has another coordinate system: {crs}.</source>
        <translation>演练库的坐标系不同：{crs}。</translation>
    </message>
    <message>
        <source>The database of the exercise is not empty.</source>
        <translation>演练库不是空库。</translation>
    </message>
    <message>
        <source>There is no scenario {name}.</source>
        <translation>没有演练脚本“{name}”。</translation>
    </message>
    <message>
        <source>EXERCISE – nothing here is real</source>
        <translation>演练中：内容均非真实</translation>
    </message>
    <message>
        <source>DEMO – generated data</source>
        <translation>演示数据：均为生成</translation>
    </message>
    <message>
        <source>{name} ({minutes} min)</source>
        <translation>{name}（{minutes} 分钟）</translation>
    </message>
    <message>
        <source>{times}×</source>
        <translation>{times} 倍</translation>
    </message>
    <message>
        <source>How many of the scenario&apos;s ordinary events an hour; 0 leaves the script alone.</source>
        <translation>每小时日常事件的倍数；0 表示只按脚本。</translation>
    </message>
    <message>
        <source>The same seed gives the same script.</source>
        <translation>同一种子得到同样的脚本。</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Ordinary events</source>
        <translation>日常事件</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Connect a database first.</source>
        <translation>请先连接数据库。</translation>
    </message>
    <message>
        <source>This database is no exercise, so nothing is played in it. Make one with the algorithm “Create an exercise” and connect it.</source>
        <translation>当前数据库不是演练库，不能在其中演练。请用算法“建立演练库”新建并连接。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Minute %v of %m</source>
        <translation>第 %v 分钟，共 %m 分钟</translation>
    </message>
    <message>
        <source>The exercise is over: {count} events.</source>
        <translation>演练结束，共上报 {count} 件。</translation>
    </message>
    <message>
        <source>{minute}′ {title}</source>
        <translation>{minute}′ {title}</translation>
    </message>
    <message>
        <source>Create an exercise</source>
        <translation>建立演练库</translation>
    </message>
    <message>
        <source>Database of the exercise</source>
        <translation>演练库</translation>
    </message>
    <message>
        <source>Run an exercise</source>
        <translation>运行演练</translation>
    </message>
    <message>
        <source>Plays a scenario in a database that is marked as an exercise, and in no other: events are reported, sensors read values over their limits, responders move along the streets. SCENARIO is chemical_leak, busy_day or a JSON file of your own like those in resources/exercise. The same SEED gives the same script. SPEED is how many minutes of the scenario pass in one minute; 0 plays all of it at once. RATE multiplies the ordinary events of an hour. It can be stopped at any time; what has happened stays.</source>
        <translation>在标记为演练的数据库中（也只能在其中）运行脚本：上报事件、传感器读数超限、处置力量沿道路移动。SCENARIO 为 chemical_leak、busy_day，或仿照 resources/exercise 自编的 JSON 文件。同一 SEED 得到同样的脚本。SPEED 为现实一分钟对应的脚本分钟数，0 表示一次演完。RATE 为每小时日常事件的倍数。可随时停止，已发生的内容保留。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>日常事件倍数</translation>
    </message>
    <message>
        <source>Minutes played</source>
        <translation>已演练分钟数</translation>
    </message>
    <message>
        <source>Number of alarms</source>
        <translation>告警数</translation>
    </message>
    <message>
        <source>Number of positions</source>
        <translation>轨迹点数</translation>
    </message>
    <message>
        <source>Nothing happened in this scenario.</source>
        <translation>该脚本中没有发生任何事件。</translation>
    </message>
    <message>
        <source>“{working}” does not say whether the day is worked; write 班 or 休, 1 or 0.</source>
        <translation>“{working}”看不出上班还是休息；请写“班”或“休”、1 或 0。</translation>
    </message>
    <message>
        <source>The profile of deadlines {file} cannot be read: {reason}.</source>
        <translation>时限方案 {file} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>instant from which the event is due soon: warn_at; never, if it is left out</source>
        <translation>预警时间，从此时起为即将超时，即 warn_at；省略时不预警</translation>
    </message>
    <message>
        <source>Corrected an event</source>
        <translation>更正事件</translation>
    </message>
    <message>
        <source>Reckoned deadlines again</source>
        <translation>重算时限</translation>
    </message>
    <message>
        <source>Changed the rules of deadlines</source>
        <translation>修改时限规则</translation>
    </message>
    <message>
        <source>Changed the working calendar</source>
        <translation>修改工作日历</translation>
    </message>
    <message>
        <source>Deadlines and working calendar</source>
        <translation>时限与工作日历</translation>
    </message>
    <message>
        <source>Enter the announced days</source>
        <translation>录入已公布的放假安排</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Save working time</source>
        <translation>保存工作时间</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>统计时段</translation>
    </message>
    <message>
        <source>No day is announced yet: weekdays and fixed holidays hold for now.</source>
        <translation>尚无已公布的放假安排，暂按星期和固定节日推算。</translation>
    </message>
    <message>
        <source>Announced until {day}; after it weekdays and fixed holidays hold for now.</source>
        <translation>放假安排已公布至 {day}，其后暂按星期和固定节日推算。</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>Make it a day off</source>
        <translation>改为休息日</translation>
    </message>
    <message>
        <source>Make it a working day</source>
        <translation>改为工作日</translation>
    </message>
    <message>
        <source>Import a calendar</source>
        <translation>导入工作日历</translation>
    </message>
    <message>
        <source>working calendar</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Export the calendar</source>
        <translation>导出工作日历</translation>
    </message>
    <message>
        <source>{type}; source: {source}</source>
        <translation>{type}；依据：{source}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>换用后</translation>
    </message>
    <message>
        <source>Use this profile</source>
        <translation>换用此方案</translation>
    </message>
    <message>
        <source>the city&apos;s own</source>
        <translation>本地自定</translation>
    </message>
    <message>
        <source>{profile}, changed</source>
        <translation>{profile}，已修改</translation>
    </message>
    <message>
        <source>In use: {profile}</source>
        <translation>当前方案：{profile}</translation>
    </message>
    <message>
        <source>Working hours {hours}. {days}.</source>
        <translation>工作时段 {hours}；{days}。</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>{rules} rules differ; {changed} of {open} open events would get another deadline.</source>
        <translation>有 {rules} 条规则不同；{open} 件在办事件中有 {changed} 件时限会变。</translation>
    </message>
    <message>
        <source>The most specific rule holds: of its type before its major class, of its urgency before any.</source>
        <translation>以最具体的规则为准：小类先于大类，指定紧急程度的先于不限的。</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>When so much of the period has passed, the event is due soon.</source>
        <translation>时限用去这一比例后，事件显示为即将超时。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Connect to a database to see its deadlines.</source>
        <translation>连接数据库后查看时限。</translation>
    </message>
    <message>
        <source>Read deadlines</source>
        <translation>读取时限</translation>
    </message>
    <message>
        <source>{changed} of {open} open events have a deadline that rules and calendar no longer give.</source>
        <translation>{open} 件在办事件中有 {changed} 件的时限与现行规则、日历不符。</translation>
    </message>
    <message>
        <source>The deadlines of all {open} open events are those of rules and calendar.</source>
        <translation>{open} 件在办事件的时限均与规则、日历一致。</translation>
    </message>
    <message>
        <source>Reckon {changed} deadlines again</source>
        <translation>重算 {changed} 件时限</translation>
    </message>
    <message>
        <source>Compare a profile</source>
        <translation>比较时限方案</translation>
    </message>
    <message>
        <source>All rules and the working hours are replaced by those of the profile. Open events keep their deadlines until you reckon them again.</source>
        <translation>全部规则和工作时段将换成该方案的内容。在办事件的时限不变，重算后才更新。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Use a profile</source>
        <translation>换用时限方案</translation>
    </message>
    <message>
        <source>The profile is in use.</source>
        <translation>已换用该方案。</translation>
    </message>
    <message>
        <source>The rules were saved.</source>
        <translation>规则已保存。</translation>
    </message>
    <message>
        <source>Working time was saved.</source>
        <translation>工作时间已保存。</translation>
    </message>
    <message>
        <source>Change the working calendar</source>
        <translation>修改工作日历</translation>
    </message>
    <message>
        <source>The day was saved.</source>
        <translation>日期已保存。</translation>
    </message>
    <message>
        <source>{count} days were changed.</source>
        <translation>已更新 {count} 天。</translation>
    </message>
    <message>
        <source>{count} days were written.</source>
        <translation>已导出 {count} 天。</translation>
    </message>
    <message>
        <source>{changed} of {open} open events got another deadline.</source>
        <translation>{open} 件在办事件中有 {changed} 件时限已更新。</translation>
    </message>
    <message>
        <source>Reckon deadlines again</source>
        <translation>重算时限</translation>
    </message>
    <message>
        <source>{amount} working h</source>
        <translation>{amount} 工作时</translation>
    </message>
    <message>
        <source>{amount} working d</source>
        <translation>{amount} 工作日</translation>
    </message>
    <message>
        <source>{amount} d</source>
        <translation>{amount} 自然日</translation>
    </message>
    <message>
        <source>{amount} min</source>
        <translation>{amount} 分钟</translation>
    </message>
    <message>
        <source>A day ends at the time at which it began</source>
        <translation>到期日同一时刻止</translation>
    </message>
    <message>
        <source>The last day ends with its working hours</source>
        <translation>到期日下班时止</translation>
    </message>
    <message>
        <source>This rule cannot hold, or stands twice: {rule}</source>
        <translation>此规则无效或重复：{rule}</translation>
    </message>
    <message>
        <source>Somebody has changed the rules meanwhile: discard your changes to see them.</source>
        <translation>规则已被他人修改：请放弃修改后重新查看。</translation>
    </message>
    <message>
        <source>There is no profile {profile}.</source>
        <translation>没有时限方案 {profile}。</translation>
    </message>
    <message>
        <source>{columns} of an event cannot be corrected.</source>
        <translation>事件的 {columns} 不能更正。</translation>
    </message>
    <message>
        <source>Events are corrected by the roles {role} only.</source>
        <translation>只有 {role} 角色可以更正事件。</translation>
    </message>
    <message>
        <source>this account may not set deadlines</source>
        <translation>此账号无权设置时限</translation>
    </message>
    <message>
        <source>working time and deadlines are set by managers only</source>
        <translation>工作时间和时限只能由管理员设置</translation>
    </message>
    <message>
        <source>{name} is no setting of working time</source>
        <translation>{name} 不是工作时间的设置项</translation>
    </message>
    <message>
        <source>Working time and deadlines are set by managers only.</source>
        <translation>工作时间和时限只能由管理员设置。</translation>
    </message>
    <message>
        <source>Warn at</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Deadline profiles</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>工作时</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>calendar days</source>
        <translation>自然日</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>{metres} m</source>
        <translation>{metres} 米</translation>
    </message>
    <message>
        <source>Nearby</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>{people} people live in {buildings} buildings here.</source>
        <translation>范围内 {buildings} 栋房屋，居住 {people} 人。</translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation>{kind}（{count}）</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>Steps you may take</source>
        <translation>可办操作</translation>
    </message>
    <message>
        <source>This event is finished.</source>
        <translation>事件已办结。</translation>
    </message>
    <message>
        <source>It is not for this account to take a step now.</source>
        <translation>当前没有需要本账号办理的操作。</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Merged here</source>
        <translation>并入本案</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Lead department</source>
        <translation>主办部门</translation>
    </message>
    <message>
        <source>Assisting</source>
        <translation>协办部门</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案时间</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>External number</source>
        <translation>外部编号</translation>
    </message>
    <message>
        <source>Display level</source>
        <translation>显示等级</translation>
    </message>
    <message>
        <source>Emergency grade</source>
        <translation>突发事件等级</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>no other department</source>
        <translation>无协办部门</translation>
    </message>
    <message>
        <source>Proposed: {reason}</source>
        <translation>建议：{reason}</translation>
    </message>
    <message>
        <source>Assisting departments</source>
        <translation>协办部门</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评价等次</translation>
    </message>
    <message>
        <source>New deadline</source>
        <translation>新时限</translation>
    </message>
    <message>
        <source>What photos are attached as that are dropped or chosen next</source>
        <translation>接下来拖入或选择的照片归为哪一类</translation>
    </message>
    <message>
        <source>Show the event in the panel of attachments</source>
        <translation>在附件面板中查看</translation>
    </message>
    <message>
        <source>Nothing is attached yet: drop files here.</source>
        <translation>暂无附件，可将文件拖到此处。</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Time of report</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Number, title or address</source>
        <translation>编号、标题或地址</translation>
    </message>
    <message>
        <source>Pick an event on the map</source>
        <translation>在地图上点选事件</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>列表排序</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待我办理</translation>
    </message>
    <message>
        <source>What this account is to move on now, and its department has</source>
        <translation>轮到本账号办理、且由本部门承办的事件</translation>
    </message>
    <message>
        <source>Show all events</source>
        <translation>显示全部事件</translation>
    </message>
    <message>
        <source>{kind}: {names}</source>
        <translation>{kind}：{names}</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>自 {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>反向排序</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Read the events</source>
        <translation>读取事件</translation>
    </message>
    <message>
        <source>No event fulfils the filter.</source>
        <translation>没有符合条件的事件。</translation>
    </message>
    <message>
        <source>There are no events yet.</source>
        <translation>暂无事件。</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>共 {count} 件</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>新增 {count} 件，点击刷新</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Due {time}</source>
        <translation>报送时限 {time}</translation>
    </message>
    <message>
        <source>Drop photos here; a double click takes one out.</source>
        <translation>可将照片拖到此处；双击移除。</translation>
    </message>
    <message>
        <source>From the attachments</source>
        <translation>从附件选取</translation>
    </message>
    <message>
        <source>Add photos …</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Position, within {metres} m</source>
        <translation>现场位置（{metres} 米以内）</translation>
    </message>
    <message>
        <source>Click on the map</source>
        <translation>在地图上点</translation>
    </message>
    <message>
        <source>A responder&apos;s last position …</source>
        <translation>取人员、车辆最近位置…</translation>
    </message>
    <message>
        <source>Longitude, latitude</source>
        <translation>经度, 纬度</translation>
    </message>
    <message>
        <source>The system of the coordinates</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Main event</source>
        <translation>主案</translation>
    </message>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>第 {number}/{count} 步：{name}</translation>
    </message>
    <message>
        <source>What you filled in is kept: confirm once more.</source>
        <translation>已填内容保留，请再次确认。</translation>
    </message>
    <message>
        <source>This step may not be taken any more; what you filled in is kept to be copied.</source>
        <translation>该操作已不能办理；已填内容保留，可复制。</translation>
    </message>
    <message>
        <source>Read what may be chosen</source>
        <translation>读取可选项</translation>
    </message>
    <message>
        <source>Done: {action}</source>
        <translation>已办理：{action}</translation>
    </message>
    <message>
        <source>Take the step</source>
        <translation>办理操作</translation>
    </message>
    <message>
        <source>Meanwhile {person} took the step {action}.</source>
        <translation>在此期间，{person}已办理“{action}”。</translation>
    </message>
    <message>
        <source>Read the event</source>
        <translation>读取事件</translation>
    </message>
    <message>
        <source>{name}, {minutes} min ago</source>
        <translation>{name}，{minutes} 分钟前</translation>
    </message>
    <message>
        <source>self-verified</source>
        <translation>自办自核</translation>
    </message>
    <message>
        <source>unknown person</source>
        <translation>人员不详</translation>
    </message>
    <message>
        <source>To: {department}</source>
        <translation>承办：{department}</translation>
    </message>
    <message>
        <source>Assisting: {names}</source>
        <translation>协办：{names}</translation>
    </message>
    <message>
        <source>Rating: {rating}</source>
        <translation>评价：{rating}</translation>
    </message>
    <message>
        <source>New deadline: {time}</source>
        <translation>新时限：{time}</translation>
    </message>
    <message>
        <source>Position, {metres} m from the event</source>
        <translation>现场位置，距事件 {metres} 米</translation>
    </message>
    <message>
        <source>{milestone} due {time}</source>
        <translation>{milestone}时限 {time}</translation>
    </message>
    <message>
        <source>The event has no place on the map.</source>
        <translation>该事件没有位置。</translation>
    </message>
    <message>
        <source>Open the attachment</source>
        <translation>打开附件</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>即将超时</translation>
    </message>
    <message>
        <source>On schedule</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Closed in time</source>
        <translation>按期办结</translation>
    </message>
    <message>
        <source>Closed late</source>
        <translation>超期办结</translation>
    </message>
    <message>
        <source>No deadline</source>
        <translation>无时限</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Yellow card</source>
        <translation>黄牌督办</translation>
    </message>
    <message>
        <source>Red card</source>
        <translation>红牌督办</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{time} late</source>
        <translation>超期 {time}</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按期</translation>
    </message>
    <message>
        <source>{time} overdue</source>
        <translation>超时 {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩 {time}</translation>
    </message>
    <message>
        <source>The event is not there, or belongs to another area.</source>
        <translation>事件不存在，或不属于本辖区。</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>未办结</translation>
    </message>
    <message>
        <source>Explanation (if any)</source>
        <translation>说明（选填）</translation>
    </message>
    <message>
        <source>It stands beside “{label}”.</source>
        <translation>写在“{label}”一栏。</translation>
    </message>
    <message>
        <source>“{words}” reads as an address.</source>
        <translation>“{words}”读作地址。</translation>
    </message>
    <message>
        <source>“{words}” is near an address: the point will be that of the address.</source>
        <translation>“{words}”只说在附近，点位取该地址。</translation>
    </message>
    <message>
        <source>“{words}” is where two roads meet.</source>
        <translation>“{words}”是两路交汇处。</translation>
    </message>
    <message>
        <source>“{words}” reads as the name of a place.</source>
        <translation>“{words}”读作地名。</translation>
    </message>
    <message>
        <source>“{words}” is a road without a number: choose the place on it.</source>
        <translation>“{words}”只有路名没有门牌，请在路上选点。</translation>
    </message>
    <message>
        <source>“{words}” as a time of the calendar.</source>
        <translation>由“{words}”推算。</translation>
    </message>
    <message>
        <source>“{words}” names no hour exactly: about.</source>
        <translation>“{words}”没有说准几点，取大概。</translation>
    </message>
    <message>
        <source>“{words}”: it has lasted since about then.</source>
        <translation>“{words}”，大约从那时起。</translation>
    </message>
    <message>
        <source>“{words}”: now.</source>
        <translation>“{words}”，即现在。</translation>
    </message>
    <message>
        <source>Because of the words: {words}.</source>
        <translation>依据：{words}。</translation>
    </message>
    <message>
        <source>“{words}” is what the sheet calls it.</source>
        <translation>工单上写的类型是“{words}”。</translation>
    </message>
    <message>
        <source>A telephone number that is not said to be somebody else&apos;s.</source>
        <translation>正文中的电话，未说明是他人的。</translation>
    </message>
    <message>
        <source>“{words}” stands where the reporter&apos;s name does.</source>
        <translation>“{words}”出现在反映人的位置。</translation>
    </message>
    <message>
        <source>“{words}” reads as the number of an order.</source>
        <translation>“{words}”读作工单编号。</translation>
    </message>
    <message>
        <source>The message is about {count} matters; each becomes an event of its own.</source>
        <translation>这条消息说了 {count} 件事，请一事一案。</translation>
    </message>
    <message>
        <source>A number plate stands in the text.</source>
        <translation>正文中有车牌号。</translation>
    </message>
    <message>
        <source>A new event needs a type and a title.</source>
        <translation>新建事件需要类型和标题。</translation>
    </message>
    <message>
        <source>The reporter cannot be sealed: the seal key of this database is not here. Leave the reporter out.</source>
        <translation>无法加密反映人信息：本机没有该数据库的加密密钥。请先不填反映人。</translation>
    </message>
    <message>
        <source>the building at this address</source>
        <translation>该地址的楼栋</translation>
    </message>
    <message>
        <source>where the two roads meet</source>
        <translation>两路交汇处</translation>
    </message>
    <message>
        <source>the place of this name</source>
        <translation>同名地点</translation>
    </message>
    <message>
        <source>a point on this road: choose the place</source>
        <translation>该路上的一点，请再选准</translation>
    </message>
    <message>
        <source>{place}: {how}</source>
        <translation>{place}：{how}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one}与{other}</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>新建事件</translation>
    </message>
    <message>
        <source>Address, crossing or name; Enter looks for it</source>
        <translation>地址、路口或名称，回车查找</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Mask them</source>
        <translation>脱敏</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>事件等级</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>反映人</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Name, sealed</source>
        <translation>姓名（加密）</translation>
    </message>
    <message>
        <source>Telephone, sealed</source>
        <translation>电话（加密）</translation>
    </message>
    <message>
        <source>A number plate stands in the text. Keep it only where the matter needs it.</source>
        <translation>文字中有车牌号，非办事必需请脱敏。</translation>
    </message>
    <message>
        <source>Personal details stand in the text, and everybody would read them.</source>
        <translation>文字中有个人信息，所有人都会看到。</translation>
    </message>
    <message>
        <source>Occurred</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Time limit of the sheet</source>
        <translation>工单时限</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Paste a message from a chat or a hotline sheet here: place, time, type and telephone are proposed.</source>
        <translation>把聊天消息或热线工单粘贴到这里，自动提取地点、时间、类型和电话供确认。</translation>
    </message>
    <message>
        <source>Take what is clear (Ctrl+Enter)</source>
        <translation>采用明确的各项（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Only {number}: {text}</source>
        <translation>只看第 {number} 件：{text}</translation>
    </message>
    <message>
        <source>Nothing of a place, time or type was recognised; fill in the form.</source>
        <translation>没有识别出地点、时间或类型，请手工填写。</translation>
    </message>
    <message>
        <source>Find a place</source>
        <translation>查找地点</translation>
    </message>
    <message>
        <source>Several places fit: choose one below, or click on the map.</source>
        <translation>有多个地点相符，请在下面选一个，或在地图上点选。</translation>
    </message>
    <message>
        <source>Nothing was found there: click on the map.</source>
        <translation>没有找到，请在地图上点选。</translation>
    </message>
    <message>
        <source>The place that was clicked on the map.</source>
        <translation>地图上点选的位置。</translation>
    </message>
    <message>
        <source>owner: {unit}</source>
        <translation>权属：{unit}</translation>
    </message>
    <message>
        <source>The place of the component.</source>
        <translation>部件所在位置。</translation>
    </message>
    <message>
        <source>Read the component</source>
        <translation>读取部件</translation>
    </message>
    <message>
        <source>same type</source>
        <translation>同类</translation>
    </message>
    <message>
        <source>related type</source>
        <translation>相近类型</translation>
    </message>
    <message>
        <source>{metres} m away</source>
        <translation>相距 {metres} 米</translation>
    </message>
    <message>
        <source>{count} minutes ago</source>
        <translation>{count} 分钟前</translation>
    </message>
    <message>
        <source>{count} hours ago</source>
        <translation>{count} 小时前</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>{count} 天前</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Merge into it</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>It will be filed and merged into {number}.</source>
        <translation>将上报并并入 {number}。</translation>
    </message>
    <message>
        <source>Similar events are open near by: merge it into one, or file it all the same.</source>
        <translation>附近有相似的未结事件：可并入其中一件，或仍新建。</translation>
    </message>
    <message>
        <source>Occurred: {time}</source>
        <translation>发生时间：{time}</translation>
    </message>
    <message>
        <source>Name, code or pinyin initials</source>
        <translation>名称、编码或拼音首字母</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>File the event (Ctrl+S)</source>
        <translation>上报事件（Ctrl+S）</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Read the types of events</source>
        <translation>读取事件类型</translation>
    </message>
    <message>
        <source>Read the message</source>
        <translation>读取消息</translation>
    </message>
    <message>
        <source>This order is here already: {number} {title}</source>
        <translation>该工单已在库：{number} {title}</translation>
    </message>
    <message>
        <source>Look for similar events</source>
        <translation>查找相似事件</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Still lacking: {fields}</source>
        <translation>还缺：{fields}</translation>
    </message>
    <message>
        <source>Without a place it stands on no map and in no grid.</source>
        <translation>没有地点就不上图、不落格。</translation>
    </message>
    <message>
        <source>File and merge (Ctrl+S)</source>
        <translation>上报并并案（Ctrl+S）</translation>
    </message>
    <message>
        <source>File an event</source>
        <translation>上报事件</translation>
    </message>
    <message>
        <source>Filed as {number}.</source>
        <translation>已上报，编号 {number}。</translation>
    </message>
    <message>
        <source>It had been filed already: {number}.</source>
        <translation>此前已上报：{number}。</translation>
    </message>
    <message>
        <source>Filed as {number} and merged.</source>
        <translation>已上报并并案，编号 {number}。</translation>
    </message>
    <message>
        <source>Filed as {number}; a dispatcher has to merge it.</source>
        <translation>已上报，编号 {number}；并案须由派单员办理。</translation>
    </message>
    <message>
        <source>Files of this kind are not attached: {names}</source>
        <translation>不支持的文件类型，未添加：{names}</translation>
    </message>
    <message>
        <source>Point on the map</source>
        <translation>图上选点</translation>
    </message>
    <message>
        <source>Warning colour</source>
        <translation>预警颜色</translation>
    </message>
    <message>
        <source>There is no field {field} in an order; there are: {fields}.</source>
        <translation>工单没有字段 {field}；可用字段：{fields}。</translation>
    </message>
    <message>
        <source>The table has no column “{header}”.</source>
        <translation>表中没有“{header}”列。</translation>
    </message>
    <message>
        <source>A sheet of orders needs a column with their numbers and one with what they are about.</source>
        <translation>工单表需要有编号列和内容列。</translation>
    </message>
    <message>
        <source>The table has coordinates: name their system, for there is no guess.</source>
        <translation>表中有坐标，请指明坐标系，不作猜测。</translation>
    </message>
    <message>
        <source>The order has no number.</source>
        <translation>工单没有编号。</translation>
    </message>
    <message>
        <source>The order does not say what it is about.</source>
        <translation>工单没有内容。</translation>
    </message>
    <message>
        <source>The time of the order cannot be read.</source>
        <translation>工单时间无法识别。</translation>
    </message>
    <message>
        <source>MAPPING has to be JSON of fields and headers, or a file that holds it.</source>
        <translation>MAPPING 应为“字段: 表头”的 JSON，或含有它的文件。</translation>
    </message>
    <message>
        <source>The seal key of this database is not here: a reporter cannot be kept.</source>
        <translation>本机没有该数据库的加密密钥，不能登记反映人。</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>工单编号</translation>
    </message>
    <message>
        <source>Event number</source>
        <translation>事件编号</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>办理情况</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>派发时间</translation>
    </message>
    <message>
        <source>Reporter (masked)</source>
        <translation>反映人（脱敏）</translation>
    </message>
    <message>
        <source>Telephone (masked)</source>
        <translation>电话（脱敏）</translation>
    </message>
    <message>
        <source>Orders are exported as XLSX or CSV.</source>
        <translation>工单只导出为 XLSX 或 CSV。</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Exported results of hotline orders</source>
        <translation>导出热线工单办理结果</translation>
    </message>
    <message>
        <source>Export results of hotline orders</source>
        <translation>导出热线工单办理结果</translation>
    </message>
    <message>
        <source>First day (YYYY-MM-DD)</source>
        <translation>起始日（YYYY-MM-DD）</translation>
    </message>
    <message>
        <source>Last day (YYYY-MM-DD)</source>
        <translation>截止日（YYYY-MM-DD）</translation>
    </message>
    <message>
        <source>Channel (code)</source>
        <translation>来源渠道（代码）</translation>
    </message>
    <message>
        <source>FROM lies after TO.</source>
        <translation>起始日晚于截止日。</translation>
    </message>
    <message>
        <source>Import hotline orders</source>
        <translation>导入热线工单</translation>
    </message>
    <message>
        <source>Sheet of orders</source>
        <translation>工单表</translation>
    </message>
    <message>
        <source>Fields: JSON or a file (empty: guessed)</source>
        <translation>字段对应：JSON 或文件（留空则自动识别）</translation>
    </message>
    <message>
        <source>Number of new events</source>
        <translation>新建事件数</translation>
    </message>
    <message>
        <source>Number of orders that were here</source>
        <translation>已在库的工单数</translation>
    </message>
    <message>
        <source>Number of new events without a place</source>
        <translation>没有地点的新事件数</translation>
    </message>
    <message>
        <source>Number of new events whose type is unsure</source>
        <translation>类型待定的新事件数</translation>
    </message>
    <message>
        <source>There is no channel {source}; known are {known}.</source>
        <translation>没有来源渠道 {source}；已有：{known}。</translation>
    </message>
    <message>
        <source>Cancelled; the orders before it are filed, and the same sheet goes on where it stopped</source>
        <translation>已取消；此前的工单已上报，再次导入同一张表会接着做</translation>
    </message>
    <message>
        <source>{filed} filed, {known} were here, {rejected} rejected; {unplaced} without a place, {unsure} unsure</source>
        <translation>新建 {filed} 件，已在库 {known} 件，退回 {rejected} 行；没有地点 {unplaced} 件，类型待定 {unsure} 件</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>or drop them anywhere on this panel</source>
        <translation>或把文件拖到本面板</translation>
    </message>
    <message>
        <source>“{text}” are no hours of the day; write them as 18:00-08:00, several with commas between.</source>
        <translation>“{text}”不是时段：请写成 18:00-08:00，多个时段用逗号隔开。</translation>
    </message>
    <message>
        <source>No department was proposed: choose one.</source>
        <translation>没有建议部门，请人工选择。</translation>
    </message>
    <message>
        <source>because of {basis}: {matter} is led by {department}</source>
        <translation>因{basis}：{matter}由{department}主办</translation>
    </message>
    <message>
        <source>because rule {number} gives {matter} to {department}</source>
        <translation>按第 {number} 条派发规则：{matter}由{department}主办</translation>
    </message>
    <message>
        <source>because the event was escalated, and {department} stands above {below}</source>
        <translation>因事件提级办理：由{below}的上级{department}主办</translation>
    </message>
    <message>
        <source>no rule names a department for {matter}; the duty desk decides</source>
        <translation>{matter}没有对应的派发规则，转值班席人工派发</translation>
    </message>
    <message>
        <source>responsible for the place: {area}</source>
        <translation>属地：{area}</translation>
    </message>
    <message>
        <source>owner of the component: {unit}</source>
        <translation>权属单位：{unit}</translation>
    </message>
    <message>
        <source>competent unit of the component: {unit}</source>
        <translation>主管部门：{unit}</translation>
    </message>
    <message>
        <source>maintaining unit of the component: {unit}</source>
        <translation>养护单位：{unit}</translation>
    </message>
    <message>
        <source>responsible for the matter everywhere</source>
        <translation>属主：条线主管部门</translation>
    </message>
    <message>
        <source>rule of the grid</source>
        <translation>本网格专门规则</translation>
    </message>
    <message>
        <source>urgency: {urgency}</source>
        <translation>紧急程度：{urgency}</translation>
    </message>
    <message>
        <source>hours: {hours}</source>
        <translation>时段：{hours}</translation>
    </message>
    <message>
        <source>days off</source>
        <translation>非工作日</translation>
    </message>
    <message>
        <source>within: {limit}</source>
        <translation>职责范围：{limit}</translation>
    </message>
    <message>
        <source>{department} was passed over: it is no longer active</source>
        <translation>{department}已停用，跳过</translation>
    </message>
    <message>
        <source>{department} was passed over: it sent the event back, “{note}”</source>
        <translation>{department}已退单（“{note}”），跳过</translation>
    </message>
    <message>
        <source>{department} was passed over: an escalated event goes above it</source>
        <translation>提级事件不再派{department}</translation>
    </message>
    <message>
        <source>rule {number} names no department that is there</source>
        <translation>第 {number} 条规则未指明现有部门</translation>
    </message>
    <message>
        <source>rule {number}: no department is the component&apos;s unit or leads in this matter everywhere</source>
        <translation>第 {number} 条规则：没有部门是部件的权属、主管或养护单位，也没有条线主管部门</translation>
    </message>
    <message>
        <source>rule {number}: no department of the place leads in this matter</source>
        <translation>第 {number} 条规则：属地没有主办该类事件的部门</translation>
    </message>
    <message>
        <source>another type</source>
        <translation>类型不符</translation>
    </message>
    <message>
        <source>another area</source>
        <translation>区域不符</translation>
    </message>
    <message>
        <source>another grid</source>
        <translation>网格不符</translation>
    </message>
    <message>
        <source>another urgency</source>
        <translation>紧急程度不符</translation>
    </message>
    <message>
        <source>no component</source>
        <translation>未关联部件</translation>
    </message>
    <message>
        <source>there is a component</source>
        <translation>已关联部件</translation>
    </message>
    <message>
        <source>a day off</source>
        <translation>非工作日</translation>
    </message>
    <message>
        <source>a working day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>outside {hours}</source>
        <translation>不在 {hours} 时段</translation>
    </message>
    <message>
        <source>the hours {hours} cannot be read</source>
        <translation>时段“{hours}”无法识别</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>特急</translation>
    </message>
    <message>
        <source>{reason} ({circumstances})</source>
        <translation>{reason}（{circumstances}）</translation>
    </message>
    <message>
        <source>grid {grid}</source>
        <translation>网格 {grid}</translation>
    </message>
    <message>
        <source>with a component</source>
        <translation>关联部件</translation>
    </message>
    <message>
        <source>without a component</source>
        <translation>未关联部件</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>the owner (属主)</source>
        <translation>属主部门</translation>
    </message>
    <message>
        <source>the place&apos;s own (属地)</source>
        <translation>属地部门</translation>
    </message>
    <message>
        <source>no department</source>
        <translation>未指明部门</translation>
    </message>
    <message>
        <source>{when} → {department}</source>
        <translation>{when} → {department}</translation>
    </message>
    <message>
        <source>{rule} [off]</source>
        <translation>{rule}［已停用］</translation>
    </message>
    <message>
        <source>Somebody else has changed the rules meanwhile; they were read again.</source>
        <translation>规则已被他人修改，已重新读取。</translation>
    </message>
    <message>
        <source>There is no component {code}.</source>
        <translation>没有编码为 {code} 的部件。</translation>
    </message>
    <message>
        <source>Rule {number} names {department}, which is no longer active.</source>
        <translation>第 {number} 条规则指向已停用的{department}。</translation>
    </message>
    <message>
        <source>Rule {number} names no department.</source>
        <translation>第 {number} 条规则没有指明部门。</translation>
    </message>
    <message>
        <source>Rule {number} never holds: its hours “{hours}” cannot be read.</source>
        <translation>第 {number} 条规则永不成立：时段“{hours}”无法识别。</translation>
    </message>
    <message>
        <source>Rule {number} is never reached: rule {earlier} sends all that it means to the same department.</source>
        <translation>第 {number} 条规则不起作用：第 {earlier} 条已将同类事件派往同一部门。</translation>
    </message>
    <message>
        <source>Rule {number} is reached only where an event was sent back or escalated: rule {earlier} holds wherever it does.</source>
        <translation>第 {number} 条规则仅在退单或提级后起作用：第 {earlier} 条先行覆盖。</translation>
    </message>
    <message>
        <source>{type} goes to the duty desk: no rule and no responsibility names a department.</source>
        <translation>{type}只能转值班席：没有规则或职责指明部门。</translation>
    </message>
    <message>
        <source>{department} gets events, and has no account that could sign for them.</source>
        <translation>{department}会收到事件，但没有可签收的账号。</translation>
    </message>
    <message>
        <source>Changed the rules of routing</source>
        <translation>修改派发规则</translation>
    </message>
    <message>
        <source>Rules of routing</source>
        <translation>派发规则</translation>
    </message>
    <message>
        <source>Edit the rule</source>
        <translation>编辑规则</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新建规则</translation>
    </message>
    <message>
        <source>any, or 18:00-08:00</source>
        <translation>不限，或如 18:00-08:00</translation>
    </message>
    <message>
        <source>Empty: as the responsibility says</source>
        <translation>留空则按职责清单</translation>
    </message>
    <message>
        <source>The rule is on</source>
        <translation>启用本规则</translation>
    </message>
    <message>
        <source>Event type</source>
        <translation>事件类型</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>派往</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Number of an event, or choose below</source>
        <translation>事件编号；或在下方选择</translation>
    </message>
    <message>
        <source>Code of a component, or none</source>
        <translation>部件编码，可不填</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>Try the rules of routing</source>
        <translation>试算派发规则</translation>
    </message>
    <message>
        <source>Duty desk</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Assisting: {departments}</source>
        <translation>协办：{departments}</translation>
    </message>
    <message>
        <source>Else: {departments}</source>
        <translation>备选：{departments}</translation>
    </message>
    <message>
        <source>Type, area, department …</source>
        <translation>类型、区域、部门……</translation>
    </message>
    <message>
        <source>New rule, above the selected one</source>
        <translation>在所选规则上方新建</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移（Alt+↑）</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移（Alt+↓）</translation>
    </message>
    <message>
        <source>Switch the rule off or on</source>
        <translation>停用或启用规则</translation>
    </message>
    <message>
        <source>Delete the rule</source>
        <translation>删除规则</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>The first rule that holds and names a department decides. Drag to change the order.</source>
        <translation>自上而下，第一条成立且有部门的规则生效。拖动可调整顺序。</translation>
    </message>
    <message>
        <source>Nothing was found: every type has a department, and every rule can be reached.</source>
        <translation>未发现问题：各类事件都有部门，各条规则都能生效。</translation>
    </message>
    <message>
        <source>Connect to a database to see its rules of routing.</source>
        <translation>连接数据库后可查看派发规则。</translation>
    </message>
    <message>
        <source>Read the rules of routing</source>
        <translation>读取派发规则</translation>
    </message>
    <message>
        <source>Findings ({count})</source>
        <translation>问题（{count}）</translation>
    </message>
    <message>
        <source>The rule was added.</source>
        <translation>规则已新建。</translation>
    </message>
    <message>
        <source>The rule was changed.</source>
        <translation>规则已修改。</translation>
    </message>
    <message>
        <source>The rule was switched off.</source>
        <translation>规则已停用。</translation>
    </message>
    <message>
        <source>The rule was switched on.</source>
        <translation>规则已启用。</translation>
    </message>
    <message>
        <source>The rule was deleted.</source>
        <translation>规则已删除。</translation>
    </message>
    <message>
        <source>The order was changed.</source>
        <translation>顺序已调整。</translation>
    </message>
    <message>
        <source>Change the rules of routing</source>
        <translation>修改派发规则</translation>
    </message>
    <message>
        <source>The rules of routing are set by managers only.</source>
        <translation>派发规则仅管理员可修改。</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>The measures {file} cannot be read: {reason}.</source>
        <translation>指标文件 {file} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计考核</translation>
    </message>
    <message>
        <source>Event statistics</source>
        <translation>事件统计</translation>
    </message>
    <message>
        <source>From the day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>To the day, included</source>
        <translation>截止日（含）</translation>
    </message>
    <message>
        <source>By</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Reported events</source>
        <translation>上报事件数</translation>
    </message>
    <message>
        <source>Measures of all events together (JSON)</source>
        <translation>全部事件的指标（JSON）</translation>
    </message>
    <message>
        <source>TO has to be FROM or later</source>
        <translation>截止日不能早于起始日</translation>
    </message>
    <message>
        <source>{count} events were reported.</source>
        <translation>上报事件 {count} 件。</translation>
    </message>
    <message>
        <source>The week before has no shifts to copy.</source>
        <translation>上一周没有值班安排可复制。</translation>
    </message>
    <message>
        <source>A line of the log says something.</source>
        <translation>日志内容不能为空。</translation>
    </message>
    <message>
        <source>The duty list is changed by managers only.</source>
        <translation>值班表仅管理员可修改。</translation>
    </message>
    <message>
        <source>The duty desk is for clerks, dispatchers and managers.</source>
        <translation>值班台仅限受理员、派遣员和管理员使用。</translation>
    </message>
    <message>
        <source>The hand-over was accepted already, or is not there.</source>
        <translation>该交接班已被接收，或不存在。</translation>
    </message>
    <message>
        <source>Duty handed over by {giver}, accepted by {taker}: {count} open matters.</source>
        <translation>交接班：{giver} 交班，{taker} 接班，移交未办结事项 {count} 件。</translation>
    </message>
    <message>
        <source>First report</source>
        <translation>首报</translation>
    </message>
    <message>
        <source>Follow-up report</source>
        <translation>续报</translation>
    </message>
    <message>
        <source>Final report</source>
        <translation>终报</translation>
    </message>
    <message>
        <source>The report was sent already, or is not there.</source>
        <translation>该报告已报送，或不存在。</translation>
    </message>
    <message>
        <source>{kind} no. {serial} of event {number} sent to {recipients}.</source>
        <translation>事件 {number} 的{kind}（第 {serial} 号）已报送：{recipients}。</translation>
    </message>
    <message>
        <source>lines of the duty log are never changed or deleted</source>
        <translation>值班日志只能追加，不能修改或删除</translation>
    </message>
    <message>
        <source>a hand-over stays as it was given, and as it was accepted</source>
        <translation>交接班内容提交后不可修改，接班后即定稿</translation>
    </message>
    <message>
        <source>a hand-over is accepted by another person than the one who hands over</source>
        <translation>接班人不能是交班人本人</translation>
    </message>
    <message>
        <source>the event has a report with this number already</source>
        <translation>该事件已有此序号的信息报告</translation>
    </message>
    <message>
        <source>an information report stays as it was sent</source>
        <translation>已报送的信息报告不可修改</translation>
    </message>
    <message>
        <source>An alarm waits 1 to {count} minutes.</source>
        <translation>告警等待时间须为 1 至 {count} 分钟。</translation>
    </message>
    <message>
        <source>The order names each part of a shift once.</source>
        <translation>呼叫顺序须把各值班岗位各列一次。</translation>
    </message>
    <message>
        <source>{title}, reported at {time}: nobody has acknowledged it. Call {round}.</source>
        <translation>{title}，{time} 上报，至今无人确认。第 {round} 轮呼叫。</translation>
    </message>
    <message>
        <source>the event of the alarm is not there</source>
        <translation>告警所属的事件不存在</translation>
    </message>
    <message>
        <source>calls are made by those who keep the desk</source>
        <translation>只有值守人员才能发起呼叫</translation>
    </message>
    <message>
        <source>how alarms are called is for managers to choose</source>
        <translation>告警呼叫规则只能由管理员设定</translation>
    </message>
    <message>
        <source>{name} is no setting of alarms</source>
        <translation>{name} 不是告警设置</translation>
    </message>
    <message>
        <source>Dispatch desk</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>See who could go there</source>
        <translation>查看可派力量</translation>
    </message>
    <message>
        <source>{department} ({count} open)</source>
        <translation>{department}（在办 {count}）</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>{count} alarms not acknowledged</source>
        <translation>{count} 起告警未确认</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>声音已关</translation>
    </message>
    <message>
        <source>Muted {time}</source>
        <translation>静音 {time}</translation>
    </message>
    <message>
        <source>Mute 10 min</source>
        <translation>静音 10 分钟</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Locate</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Note for what is acknowledged</source>
        <translation>确认时的备注</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Acknowledge all {count}</source>
        <translation>全部确认（{count} 起）</translation>
    </message>
    <message>
        <source>Somebody was faster: {text}</source>
        <translation>已有人先确认：{text}</translation>
    </message>
    <message>
        <source>Acknowledge alarms</source>
        <translation>确认告警</translation>
    </message>
    <message>
        <source>Look for alarms</source>
        <translation>查看告警</translation>
    </message>
    <message>
        <source>Call who is on duty</source>
        <translation>呼叫值班人员</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>{count} 分钟前</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>{count} 小时前</translation>
    </message>
    <message>
        <source>{count} d ago</source>
        <translation>{count} 天前</translation>
    </message>
    <message>
        <source>called {name} at {time}, round {round}</source>
        <translation>已呼叫 {name} {time}，第 {round} 轮</translation>
    </message>
    <message>
        <source>no duty list: nobody will be called</source>
        <translation>没有值班表，不会呼叫任何人</translation>
    </message>
    <message>
        <source>{person} acknowledged {number} {title} at {time}</source>
        <translation>{person} {time} 已确认 {number} {title}</translation>
    </message>
    <message>
        <source>The owner</source>
        <translation>库所有者</translation>
    </message>
    <message>
        <source>Sound until somebody acknowledges</source>
        <translation>有人确认之前持续响铃</translation>
    </message>
    <message>
        <source>Less motion: rings on the map stand still</source>
        <translation>减少动态效果：地图上的圈不闪动</translation>
    </message>
    <message>
        <source>{title}: {count} events</source>
        <translation>{title}：{count} 件</translation>
    </message>
    <message>
        <source>(the latest {count} are listed)</source>
        <translation>（列出最近 {count} 件）</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>Twelve months</source>
        <translation>近十二个月</translation>
    </message>
    <message>
        <source>Own days</source>
        <translation>自选日期</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Higher is better.</source>
        <translation>越高越好。</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>越低越好。</translation>
    </message>
    <message>
        <source>The line is where the ratio lies with 95 % confidence; fewer than {count} events are not ranked.</source>
        <translation>横线为 95% 置信区间；不足 {count} 件的不排名。</translation>
    </message>
    <message>
        <source>Statistics of events by {unit}</source>
        <translation>事件统计（按{unit}）</translation>
    </message>
    <message>
        <source>{part} of {count} events</source>
        <translation>{count} 件中的 {part} 件</translation>
    </message>
    <message>
        <source>Fewer than {count} events: not ranked</source>
        <translation>不足 {count} 件，不排名</translation>
    </message>
    <message>
        <source>Rank {rank}</source>
        <translation>第 {rank} 名</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>No event was reported in these twelve months.</source>
        <translation>这十二个月没有上报事件。</translation>
    </message>
    <message>
        <source>Months of reporting, the twelve up to the last day; grey: fewer than {count} events.</source>
        <translation>按上报月份，截至统计末日所在月的十二个月；灰色：不足 {count} 件。</translation>
    </message>
    <message>
        <source>All measures</source>
        <translation>全部指标</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Connect to a database to see its statistics.</source>
        <translation>连接数据库后可查看统计考核。</translation>
    </message>
    <message>
        <source>Count the events</source>
        <translation>统计事件</translation>
    </message>
    <message>
        <source>No event was reported in these days.</source>
        <translation>所选日期没有上报事件。</translation>
    </message>
    <message>
        <source>Look for the events</source>
        <translation>查找事件</translation>
    </message>
    <message>
        <source>The table was written to {path}.</source>
        <translation>统计表已写入 {path}。</translation>
    </message>
    <message>
        <source>Events reported in these days, as they stand now</source>
        <translation>所选日期上报的事件，按目前办理情况统计</translation>
    </message>
    <message>
        <source>Double-click to open the event</source>
        <translation>双击打开事件</translation>
    </message>
    <message>
        <source>Leader on duty</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>Chief of the shift</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>副值班</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>值班员</translation>
    </message>
    <message>
        <source>No row of the table names a day and a person.</source>
        <translation>表格中没有同时含日期和姓名的行。</translation>
    </message>
    <message>
        <source>“{text}” does not say from when to when, such as 08:00-20:00.</source>
        <translation>“{text}”不是起止时间，应形如 08:00-20:00。</translation>
    </message>
    <message>
        <source>[Notice] {title}</source>
        <translation>【通报】{title}</translation>
    </message>
    <message>
        <source>Where: near {place}</source>
        <translation>地点：{place}附近</translation>
    </message>
    <message>
        <source>When: {time}</source>
        <translation>时间：{time}</translation>
    </message>
    <message>
        <source>Now: {state} (since {time})</source>
        <translation>进展：{state}（{time} 更新）</translation>
    </message>
    <message>
        <source>{title}, reported at {time}, {place}.</source>
        <translation>{time} 接报：{place}，{title}。</translation>
    </message>
    <message>
        <source>{title}, reported at {time}.</source>
        <translation>{time} 接报：{title}。</translation>
    </message>
    <message>
        <source>Measures taken:</source>
        <translation>已采取措施：</translation>
    </message>
    <message>
        <source>No new measures since the report before.</source>
        <translation>自上次报告以来无新增处置措施。</translation>
    </message>
    <message>
        <source>Closed at {time}.</source>
        <translation>{time} 处置完毕，已结案。</translation>
    </message>
    <message>
        <source>Present state: {state}.</source>
        <translation>当前状态：{state}。</translation>
    </message>
    <message>
        <source>Casualties and losses: to be verified. Next: </source>
        <translation>伤亡及损失情况：待核实。下一步工作：</translation>
    </message>
    <message>
        <source>What happened; Enter writes it</source>
        <translation>记录内容，回车写入</translation>
    </message>
    <message>
        <source>Write the line</source>
        <translation>写入日志</translation>
    </message>
    <message>
        <source>The last {days} days. A line cannot be changed: write another one.</source>
        <translation>显示近 {days} 天。日志写入后不可修改，更正请另记一条。</translation>
    </message>
    <message>
        <source>Write into the duty log</source>
        <translation>写入值班日志</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>The next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Change the list</source>
        <translation>编辑值班表</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Read the duty list</source>
        <translation>读取值班表</translation>
    </message>
    <message>
        <source>{year}-{month}</source>
        <translation>{year}年{month}月</translation>
    </message>
    <message>
        <source>Nobody is on the list of this month.</source>
        <translation>本月尚未排班。</translation>
    </message>
    <message>
        <source>▲ No {part} from {begin} to {end}.</source>
        <translation>▲ 空岗：{part}，{begin} 至 {end}。</translation>
    </message>
    <message>
        <source>▲ {name} stands twice at {time}.</source>
        <translation>▲ 重班：{name}，{time}。</translation>
    </message>
    <message>
        <source>Fill by teams that take turns …</source>
        <translation>班组轮值排班…</translation>
    </message>
    <message>
        <source>Copy the week before into the chosen week</source>
        <translation>复制上周到所选周</translation>
    </message>
    <message>
        <source>Read a table (XLSX, CSV) …</source>
        <translation>导入表格（XLSX、CSV）…</translation>
    </message>
    <message>
        <source>Take the chosen person off the day</source>
        <translation>移除所选人员的班次</translation>
    </message>
    <message>
        <source>Copy a week of duty</source>
        <translation>复制一周值班</translation>
    </message>
    <message>
        <source>Read a duty list</source>
        <translation>导入值班表</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Change the duty list</source>
        <translation>修改值班表</translation>
    </message>
    <message>
        <source>{count} shifts are on the list.</source>
        <translation>已排班 {count} 班次。</translation>
    </message>
    <message>
        <source>Group notice</source>
        <translation>群通报</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Save as picture …</source>
        <translation>存为图片…</translation>
    </message>
    <message>
        <source>The notice is in the clipboard.</source>
        <translation>群通报已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Accept the duty</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>Open matter</source>
        <translation>未办结事项</translation>
    </message>
    <message>
        <source>What the next shift should know</source>
        <translation>交代下一班的事项</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Nobody is on the list now.</source>
        <translation>当前无人排班。</translation>
    </message>
    <message>
        <source>Open matters: {count}</source>
        <translation>未办结事项：{count} 件</translation>
    </message>
    <message>
        <source>Next shift: none is planned within a fortnight.</source>
        <translation>下一班：两周内未排班。</translation>
    </message>
    <message>
        <source>Next shift {time}: {names}</source>
        <translation>下一班 {time}：{names}</translation>
    </message>
    <message>
        <source>{giver} hands over since {time}: {count} open matters. {note}</source>
        <translation>{giver} 已于 {time} 交班，未办结事项 {count} 件，待接班。{note}</translation>
    </message>
    <message>
        <source>Last hand-over {time}: {giver} → {taker}</source>
        <translation>最近交接 {time}：{giver} → {taker}</translation>
    </message>
    <message>
        <source> (accepted from oneself)</source>
        <translation>（本人自交自接）</translation>
    </message>
    <message>
        <source>Hand the duty over</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>{kind}: {title}</source>
        <translation>{kind}：{title}</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>报送时限</translation>
    </message>
    <message>
        <source>Print PDF …</source>
        <translation>打印 PDF…</translation>
    </message>
    <message>
        <source>Mark as sent</source>
        <translation>标记为已报送</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存信息报告</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>打印信息报告</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>倒计时</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Write the report …</source>
        <translation>编写报告…</translation>
    </message>
    <message>
        <source>Group notice …</source>
        <translation>群通报…</translation>
    </message>
    <message>
        <source>Sent within 30 days (double click: look at it, print it)</source>
        <translation>近 30 天已报送（双击查看、打印）</translation>
    </message>
    <message>
        <source> (draft)</source>
        <translation>（草稿）</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>无需报送</translation>
    </message>
    <message>
        <source>Propose the report</source>
        <translation>生成报告初稿</translation>
    </message>
    <message>
        <source>Propose the notice</source>
        <translation>生成群通报</translation>
    </message>
    <message>
        <source>Teams that take turns</source>
        <translation>班组轮值</translation>
    </message>
    <message>
        <source>One team a line, the chief first; a telephone may follow a name</source>
        <translation>每行一个班组，首位为值班长；姓名后可跟电话</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>What was planned on these days goes; shifts that have begun stay.</source>
        <translation>将替换这些日期的原有排班；已开始的班次保留。</translation>
    </message>
    <message>
        <source>Fill the list</source>
        <translation>生成排班</translation>
    </message>
    <message>
        <source>Name at least one person.</source>
        <translation>请至少填写一人。</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>截止日期早于起始日期。</translation>
    </message>
    <message>
        <source>Fill the duty list</source>
        <translation>生成值班表</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>信息报送</translation>
    </message>
    <message>
        <source>Duty list</source>
        <translation>值班表</translation>
    </message>
    <message>
        <source>Read the duty desk</source>
        <translation>读取值班台</translation>
    </message>
    <message>
        <source>alarm not acknowledged</source>
        <translation>告警未确认</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>not signed for</source>
        <translation>派单未签收</translation>
    </message>
    <message>
        <source>report due</source>
        <translation>信息待报</translation>
    </message>
    <message>
        <source>closure</source>
        <translation>封路</translation>
    </message>
    <message>
        <source>note</source>
        <translation>交代事项</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>批示</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>overdue by {time}</source>
        <translation>超时 {time}</translation>
    </message>
    <message>
        <source>{time} left, hurry</source>
        <translation>即将超时，剩 {time}</translation>
    </message>
    <message>
        <source>sent late</source>
        <translation>逾期报送</translation>
    </message>
    <message>
        <source>sent in time</source>
        <translation>按时报送</translation>
    </message>
    <message>
        <source>no time limit</source>
        <translation>无时限</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 天 {hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>报送单位</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Present shift</source>
        <translation>当班</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>A part of the address was not understood; it may mean another home.</source>
        <translation>地址中有未能识别的内容，可能指另一住处。</translation>
    </message>
    <message>
        <source>A remark behind the address says that the person is registered and lives at different places.</source>
        <translation>地址后备注人户分离。</translation>
    </message>
    <message>
        <source>The address names another community than that of the building.</source>
        <translation>地址所述社区与该楼栋所在社区不符。</translation>
    </message>
    <message>
        <source>The address names another floor than that of the room.</source>
        <translation>地址所述楼层与该房间楼层不符。</translation>
    </message>
    <message>
        <source>… and more: type more</source>
        <translation>…还有更多，请补充条件</translation>
    </message>
    <message>
        <source>The address was completed by the heading in row {row}; the remark in the heading&apos;s brackets was left out.</source>
        <translation>住址已按第 {row} 行小标题补全，小标题括号内的备注未采用。</translation>
    </message>
    <message>
        <source>The row stands below a heading that is not understood, in row {row}; its address was left as it stands.</source>
        <translation>上方第 {row} 行小标题无法识别，住址未补全，保持原样。</translation>
    </message>
    <message>
        <source>Goes to the duty desk</source>
        <translation>转值班席</translation>
    </message>
    <message>
        <source>The time limit of the order cannot be read: the rules for deadlines hold.</source>
        <translation>工单的办理时限读不出，按时限规则计时。</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>It is here already and stays as it is; the sheet differs in: {fields}.</source>
        <translation>已在库中，未改动；与工单表不一致的有：{fields}。</translation>
    </message>
    <message>
        <source>Reads a sheet of orders (XLSX, XLS, ODS, CSV) of a hotline and files each as an event. Columns are found by their headers (工单编号, 诉求内容, 事发地址, 来电人, 联系电话, 登记时间 …); MAPPING is JSON such as {&quot;external_number&quot;: &quot;单号&quot;} or a file that holds it, for those that are called otherwise.
The order&apos;s number is kept: the same order of the same SOURCE (a code of the list of channels) is filed once, and an order that is here stays as it is, so that the same sheet again changes nothing; where the sheet says otherwise than what is here, a line tells the row and in what. The order&apos;s own time limit (办理时限: a day, an hour or a period such as 5个工作日) is the deadline of handling and closing. The type comes from the sheet or from the words of the order; where they leave it open the likeliest is taken and counted as unsure: a clerk looks at it when accepting it. The address leads to a building, a crossing or a named place; columns with coordinates come before it, in COORDINATES (wgs84, cgcs2000, gcj02, bd09 or a CRS).
Reporters are sealed, which needs the seal key; numbers and names of persons in the text are masked. REJECTED takes the rows that were not filed as they stood, with the reason: a file for you alone, never a layer.</source>
        <translation>读取热线工单表（XLSX、XLS、ODS、CSV），每张工单上报为一个事件。按表头识别列（工单编号、诉求内容、事发地址、来电人、联系电话、登记时间……）；名称不同的列用 MAPPING 指明，写成 {&quot;external_number&quot;: &quot;单号&quot;} 这样的 JSON，或含有它的文件。
保留工单编号：同一来源 SOURCE（渠道代码）的同一工单只上报一次，已在库的不改动，再导同一张表不会有任何变化；工单表与库中不一致的，逐行提示哪几项不一致。工单自带的办理时限（日期、时刻，或“5个工作日”之类的期限）作为处置和结案的时限。类型取自工单，或由内容中的词判断；判断不定时取最可能的一类并计入“类型待定”，由受理员受理时核对。地址落到楼栋、路口或同名地点；有坐标列时以坐标为准，坐标系由 COORDINATES 指明（wgs84、cgcs2000、gcj02、bd09 或 CRS）。
反映人加密保存，需要加密密钥；正文中的姓名、号码脱敏。未上报的行原样写入 REJECTED 并注明原因：只供本人的文件，绝不作为图层。</translation>
    </message>
    <message>
        <source>Number of rows with a note</source>
        <translation>有提示的行数</translation>
    </message>
    <message>
        <source>Read new events</source>
        <translation>读取新事件</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>{count} unread messages</source>
        <translation>{count} 条未读消息</translation>
    </message>
    <message>
        <source>No unread messages</source>
        <translation>没有未读消息</translation>
    </message>
    <message>
        <source>Take messages</source>
        <translation>接收消息</translation>
    </message>
    <message>
        <source>{sender}: {text}</source>
        <translation>{sender}：{text}</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发送人</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>查看事件</translation>
    </message>
    <message>
        <source>Sign for</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>No messages for you. What is sent to you appears here.</source>
        <translation>没有发给您的消息，收到后会显示在这里。</translation>
    </message>
    <message>
        <source>Open a message</source>
        <translation>打开消息</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Sign for a message</source>
        <translation>签收消息</translation>
    </message>
    <message>
        <source>Task for you</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Alarm call</source>
        <translation>告警呼叫</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>this task is signed for already, or was taken back</source>
        <translation>该任务已签收或已撤回</translation>
    </message>
    <message>
        <source>this account has no such message</source>
        <translation>本账号没有这条消息</translation>
    </message>
    <message>
        <source>Open the event</source>
        <translation>打开事件</translation>
    </message>
    <message>
        <source>Propose a department</source>
        <translation>建议主办部门</translation>
    </message>
    <message>
        <source>Alarm settings …</source>
        <translation>告警设置…</translation>
    </message>
    <message>
        <source>Alarm settings</source>
        <translation>告警设置</translation>
    </message>
    <message>
        <source>Call earlier</source>
        <translation>提前呼叫</translation>
    </message>
    <message>
        <source>Call later</source>
        <translation>推后呼叫</translation>
    </message>
    <message>
        <source>Call the next person after</source>
        <translation>无人确认，呼叫下一人前等待</translation>
    </message>
    <message>
        <source>Order of the calls</source>
        <translation>呼叫顺序</translation>
    </message>
    <message>
        <source>At this workstation</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>How alarms are called is for managers to choose.</source>
        <translation>告警呼叫规则只能由管理员设定。</translation>
    </message>
    <message>
        <source>Changed a shift of the duty list</source>
        <translation>修改值班表班次</translation>
    </message>
    <message>
        <source>Took a shift off the duty list</source>
        <translation>删除值班表班次</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>班次 {number}</translation>
    </message>
    <message>
        <source>Change the chosen shift …</source>
        <translation>修改所选班次…</translation>
    </message>
    <message>
        <source>A shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Take off the list …</source>
        <translation>删除班次…</translation>
    </message>
    <message>
        <source>A shift ends after it begins.</source>
        <translation>交班时间须晚于接班时间。</translation>
    </message>
    <message>
        <source>Take {name} off the list, from {begin} to {end}?</source>
        <translation>要删除 {name} {begin} 至 {end} 的班次吗？</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>An alarm was called by this shift, so it stays on the list.</source>
        <translation>已按此班次呼叫过告警，不能删除。</translation>
    </message>
    <message>
        <source>This shift is no longer on the list.</source>
        <translation>该班次已不在值班表中。</translation>
    </message>
    <message>
        <source>Somebody else has changed this shift meanwhile; look at it again.</source>
        <translation>该班次刚被他人修改，请重新查看。</translation>
    </message>
    <message>
        <source>A shift that is over stays as it was.</source>
        <translation>已结束的班次不能修改或删除。</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>接班时间</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>交班时间</translation>
    </message>
    <message>
        <source>This database has no keys yet, and on a server only its owner installs them: by upgrading the database once more, or by bringing the first residents.</source>
        <translation>该数据库尚未装入密钥。在服务器上只有数据库所有者能够装入：请所有者再执行一次数据库升级，或由所有者导入首批居民。</translation>
    </message>
    <message>
        <source>A remark behind the address may say that the person does not live there.</source>
        <translation>地址后的备注表明此人可能不住在此处。</translation>
    </message>
    <message>
        <source>a hand-over is accepted by the one to whom it is addressed</source>
        <translation>该交接班已指定接班人，只能由本人接班</translation>
    </message>
    <message>
        <source>The exercise has another time zone: {zone}.</source>
        <translation>演练库的时区不同：{zone}。</translation>
    </message>
    <message>
        <source>Telephone and identity numbers, names and doors were taken out by patterns. What is marked may lead to a person: read it before it goes.</source>
        <translation>已按规则去除电话、证件号、姓名和门牌房号；标出之处可能指向具体个人，发出前请人工核对。</translation>
    </message>
    <message>
        <source>The step {action} gives the event to no department.</source>
        <translation>步骤“{action}”不指定承办部门。</translation>
    </message>
    <message>
        <source>a step is not taken before the one that it follows</source>
        <translation>步骤的时间不能早于上一步骤</translation>
    </message>
    <message>
        <source>the step {action} gives the event to no department</source>
        <translation>步骤{action}不指定承办部门</translation>
    </message>
    <message>
        <source>this step gives the event to no department</source>
        <translation>该步骤不指定承办部门</translation>
    </message>
    <message>
        <source>an event is reported when it has happened</source>
        <translation>上报时间不能晚于现在</translation>
    </message>
    <message>
        <source>events of earlier days are entered by clerks, dispatchers and managers</source>
        <translation>补录以前日期的事件限受理员、派遣员和管理员</translation>
    </message>
    <message>
        <source>the number of an event is the next of its day</source>
        <translation>事件编号必须是当日的下一个编号</translation>
    </message>
    <message>
        <source>what belongs to an event stays with it</source>
        <translation>事件的附属记录不能改到其他事件</translation>
    </message>
    <message>
        <source>alarms are acknowledged by those who keep the desk</source>
        <translation>告警由值班席位人员确认</translation>
    </message>
    <message>
        <source>until when a report is owed follows from its event</source>
        <translation>报送时限由事件确定，不能更改</translation>
    </message>
    <message>
        <source>this account may not report events</source>
        <translation>该账号无权上报事件</translation>
    </message>
    <message>
        <source>no rule makes such a deadline for event {event}</source>
        <translation>按时限规则，事件 {event} 不可能有这样的时限</translation>
    </message>
    <message>
        <source>the workflow has no milestone {milestone}</source>
        <translation>流程中没有时限节点 {milestone}</translation>
    </message>
    <message>
        <source>The room&apos;s number may name another unit than the column of units does; it leads to no room until somebody says which is right.</source>
        <translation>房号里的单元可能与“单元”栏不一致；以哪个为准由人工确认，确认前不关联房间。</translation>
    </message>
    <message>
        <source>Name and sex are those of a person in the database whose birth date is a few days off or has day and month exchanged, and there is no number that says whether it is the same one.</source>
        <translation>姓名、性别与库中一人相同，出生日期只差几天或月日颠倒，又没有证件号可以确认是不是同一个人。</translation>
    </message>
    <message>
        <source>The row may mean the same person as row {row}; somebody decides at the desk.</source>
        <translation>该行与第 {row} 行可能是同一个人，由人在核对台判定。</translation>
    </message>
    <message>
        <source>Another row of the file may mean the same person, and there is no number that says so: twins without a given name are two.</source>
        <translation>文件中另一行可能是同一个人，又没有证件号可以确认；尚未取名的双胞胎是两个人。</translation>
    </message>
    <message>
        <source>Somebody came in meanwhile who may be “{label}”, too. Look at the candidates again.</source>
        <translation>其间又录入了可能就是“{label}”的人，请重新查看候选人。</translation>
    </message>
    <message>
        <source>Several areas were sent this order; it is also {numbers}.</source>
        <translation>该工单同时派给了多个辖区，另有：{numbers}。</translation>
    </message>
    <message>
        <source>Changed who is concerned by an event</source>
        <translation>更改了事件的相关人员</translation>
    </message>
    <message>
        <source>put in the queue</source>
        <translation>已排队</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}：{text}</translation>
    </message>
    <message>
        <source>{state} ({count} of {total})</source>
        <translation>{state}（{count}/{total} 人）</translation>
    </message>
    <message>
        <source>signed for by {name}</source>
        <translation>已由{name}签收</translation>
    </message>
    <message>
        <source>who is concerned by an event is changed with a reason only</source>
        <translation>更改事件相关人员须填写理由</translation>
    </message>
    <message>
        <source>this account may not change who is concerned by this event</source>
        <translation>本账号无权更改该事件的相关人员</translation>
    </message>
    <message>
        <source>a receipt never goes back</source>
        <translation>回执状态不能倒退</translation>
    </message>
    <message>
        <source>nobody is on duty for this area: nobody will be called</source>
        <translation>本辖区当前无人值班，不会呼叫任何人</translation>
    </message>
    <message>
        <source>{area} · {next}</source>
        <translation>{area} · {next}</translation>
    </message>
    <message>
        <source>Every area</source>
        <translation>不分辖区</translation>
    </message>
    <message>
        <source>Ticked: this limit, which came with the sheet, holds for handling and closing in place of the rules.</source>
        <translation>勾选后，处置和结案以工单自带的办理时限为准，不再按时限规则计算。</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>办理时限</translation>
    </message>
    <message>
        <source>No building has this code, though others of the file are known; the address was followed.</source>
        <translation>没有楼栋使用该编码，而文件中其他编码是库中的；以地址为准。</translation>
    </message>
    <message>
        <source>The household&apos;s number holds or may be a telephone, a document number or a name; it was left out, because it stands in the open.</source>
        <translation>户号里含有（或可能是）电话、证件号码或姓名；户号以明文保存，故未采用。</translation>
    </message>
    <message>
        <source>The household&apos;s number stands at another room or below another head, too; they were taken for different households.</source>
        <translation>同一户号还对应别的房间或别的户主，按不同的户处理。</translation>
    </message>
    <message>
        <source>The household&apos;s number stands at several rooms and the row names none; it was given no household.</source>
        <translation>该户号对应几个房间，而本行没有写明房间，故未归户。</translation>
    </message>
    <message>
        <source>The columns of the address name another home than the address does; it leads to no room until somebody says which is right.</source>
        <translation>住址各分列与住址所写的不是同一处；在有人确认之前不关联房间。</translation>
    </message>
    <message>
        <source>What stands beside the name says something of whether the person lives there; it was weighed.</source>
        <translation>姓名旁边写有关于是否在此居住的内容，已予考虑。</translation>
    </message>
    <message>
        <source>“{word}” is nobody&apos;s name.</source>
        <translation>“{word}”不是姓名。</translation>
    </message>
    <message>
        <source>Digits stand in the name: a serial, a telephone or the number of a document.</source>
        <translation>姓名中有数字：可能是序号、电话或证件号码。</translation>
    </message>
    <message>
        <source>Names and numbers that were recognised are left out of the text and sealed with the reporter: see that none is left.</source>
        <translation>正文中识别出的姓名、号码已隐去，随反映人信息加密保存；请核对有无遗漏。</translation>
    </message>
    <message>
        <source>The spreadsheet has changed the number of the order: format its column as text.</source>
        <translation>工单编号已被表格软件改动（位数丢失或变成日期）：请把该列设为文本格式后重新导入。</translation>
    </message>
    <message>
        <source>The sheet does not say when the order was reported: now is taken.</source>
        <translation>工单表未写明上报时间：按当前时间计。</translation>
    </message>
    <message>
        <source>The sheet says no hour of the report: the end of that day is taken, or now.</source>
        <translation>上报时间只有日期、没有时刻：按当天24时计，当天的按当前时间计。</translation>
    </message>
    <message>
        <source>State of the main event</source>
        <translation>主事件状态</translation>
    </message>
    <message>
        <source>Why it was voided</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Levels that alarm</source>
        <translation>告警等级</translation>
    </message>
    <message>
        <source>Nobody else of this kind is in your area.</source>
        <translation>辖区内没有其他此类力量。</translation>
    </message>
    <message>
        <source>Reporting</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>by the rules of deadlines</source>
        <translation>按时限规则计算</translation>
    </message>
    <message>
        <source>Ask whether the step was taken</source>
        <translation>查询操作是否已办理</translation>
    </message>
    <message>
        <source>The step {action} of event {number} was taken before the connection was lost.</source>
        <translation>事件 {number} 的“{action}”在连接中断前已办理成功。</translation>
    </message>
    <message>
        <source>The step {action} of event {number} was not taken: the connection was lost before.</source>
        <translation>事件 {number} 的“{action}”未办理：连接在此之前已中断。</translation>
    </message>
    <message>
        <source>The connection is back. The step was not taken; what you filled in is kept: confirm once more.</source>
        <translation>连接已恢复。该操作未办理，已填内容保留，请再次确认。</translation>
    </message>
    <message>
        <source>Whether the step was taken is told once the connection is back. What you filled in is kept; confirming again does not take it twice.</source>
        <translation>该操作是否已办理，连接恢复后会告知。已填内容保留；再次确认不会重复办理。</translation>
    </message>
    <message>
        <source>provisional: the holidays until then are not announced yet; it may move</source>
        <translation>暂定：其间节假日安排尚未公布，期限可能变动</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {count} min ahead of the server&apos;s. The server&apos;s counts: please set it.</source>
        <translation>本机时钟比服务器快 {count} 分钟，以服务器时间为准，请校准本机时钟。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {count} min behind the server&apos;s. The server&apos;s counts: please set it.</source>
        <translation>本机时钟比服务器慢 {count} 分钟，以服务器时间为准，请校准本机时钟。</translation>
    </message>
    <message>
        <source>nobody answers there; is the server running?</source>
        <translation>该地址无人应答，请确认服务器是否已启动</translation>
    </message>
    <message>
        <source>the server has ended it</source>
        <translation>服务器已断开连接</translation>
    </message>
    <message>
        <source>the server is starting</source>
        <translation>服务器正在启动</translation>
    </message>
    <message>
        <source>the server is shutting down</source>
        <translation>服务器正在关闭</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>等待应答超时</translation>
    </message>
    <message>
        <source>the name of the server is not known here</source>
        <translation>无法解析服务器名称</translation>
    </message>
    <message>
        <source>the network does not reach the server</source>
        <translation>网络无法到达服务器</translation>
    </message>
    <message>
        <source>the network has cut it</source>
        <translation>网络连接被切断</translation>
    </message>
    <message>
        <source>the server has no connection left</source>
        <translation>服务器连接数已满</translation>
    </message>
    <message>
        <source>“{words}” is still to come today: that of yesterday.</source>
        <translation>“{words}”：今天还没到，按昨天的算。</translation>
    </message>
    <message>
        <source>A number in the text may be somebody&apos;s telephone: mask it unless it is another.</source>
        <translation>正文中有一个号码可能是某人的电话；若不是，可保留，否则请遮盖。</translation>
    </message>
    <message>
        <source>no rule makes such a deadline for this event</source>
        <translation>按时限规则，该事件不可能有这样的时限</translation>
    </message>
    <message>
        <source>“{hours}” are no working hours; write 08:30-12:00,14:00-17:30, each within one day; a night as 20:00-24:00,00:00-04:00.</source>
        <translation>“{hours}”不是工作时段；请写成 08:30-12:00,14:00-17:30，每段不跨零点，夜间写成 20:00-24:00,00:00-04:00。</translation>
    </message>
    <message>
        <source>every department that the rules name for {matter} was passed over; the duty desk decides</source>
        <translation>{matter}的派发规则所指部门均已跳过，转值班席人工派发</translation>
    </message>
    <message>
        <source>the night of a day off</source>
        <translation>属非工作日的夜间</translation>
    </message>
    <message>
        <source>the night of a working day</source>
        <translation>属工作日的夜间</translation>
    </message>
    <message>
        <source>Tells how an event stands against its deadline: no_deadline, in_time, late, overdue, due_soon (the warning has come) or running. The column deadline of event_map follows the same rule. Without a deadline the result is no_deadline, and so it is for an event that was merged or voided.</source>
        <translation>判断事件的时限状态：no_deadline 无时限、in_time 按期办结、late 超期办结、overdue 超时、due_soon 即将超时（已到预警时间）、running 正常。event_map 的 deadline 列采用同一规则。没有时限时结果为 no_deadline，已并案、已作废的事件也是。</translation>
    </message>
    <message>
        <source>state of the event: merged and voided ones have no deadline</source>
        <translation>事件的状态：已并案、已作废的不计时限</translation>
    </message>
    <message>
        <source>The sheet&apos;s name or title names a house and the row none: it was not used; write the house into the rows.</source>
        <translation>表名或标题写有楼栋而该行没有：未采用标题；请把楼栋写到各行中。</translation>
    </message>
    <message>
        <source>The row is struck out in the sheet; it leads to no room until somebody decides.</source>
        <translation>该行在表格中被划掉；在有人确认之前不关联房间。</translation>
    </message>
    <message>
        <source>A comment on a cell says something of whether the person lives there; it was weighed.</source>
        <translation>单元格批注中有关于是否在此居住的内容，已予考虑。</translation>
    </message>
    <message>
        <source>A second table stands beside the first one and was not read: {columns}. Put its rows below those of the first one.</source>
        <translation>表格右侧并排还有一张表，没有读取：{columns}。请把它的各行接到第一张表下面。</translation>
    </message>
    <message>
        <source>Rows that are struck out: {count} (rows {rows}).</source>
        <translation>被划掉（删除线）的行：{count} 行（第 {rows} 行）。</translation>
    </message>
    <message>
        <source>Rows of which some cells are struck out: {count} (rows {rows}).</source>
        <translation>部分单元格被划掉（删除线）的行：{count} 行（第 {rows} 行）。</translation>
    </message>
    <message>
        <source>Rows that are hidden or filtered away in the sheet and were read all the same: {count} (rows {rows}).</source>
        <translation>在表格中被隐藏或筛选掉、仍已读取的行：{count} 行（第 {rows} 行）。</translation>
    </message>
    <message>
        <source>Rows with comments on their cells: {count} (rows {rows}).</source>
        <translation>单元格带有批注的行：{count} 行（第 {rows} 行）。</translation>
    </message>
    <message>
        <source>Formulas without a value: {count}; open and save the file in a spreadsheet program.</source>
        <translation>没有计算结果的公式：{count} 个；请用表格软件打开文件并保存后再导入。</translation>
    </message>
    <message>
        <source>The day of moving in lies in the future: the room waits until somebody decides.</source>
        <translation>入住日期晚于今天：人员照常录入，房间待人工确认。</translation>
    </message>
    <message>
        <source>The day of moving in lies before the birth, and was left out.</source>
        <translation>入住日期早于出生日期，该项略去。</translation>
    </message>
    <message>
        <source>The day of the visit lies in the future, and was left out.</source>
        <translation>核实日期晚于今天，该项略去。</translation>
    </message>
    <message>
        <source>What is no telephone number was left out.</source>
        <translation>不是电话号码的内容已略去。</translation>
    </message>
    <message>
        <source>“{value}” is no day that can be read, and was left out.</source>
        <translation>“{value}”不是可识别的日期，该项略去。</translation>
    </message>
    <message>
        <source>Does not live here</source>
        <translation>确认不在此居住</translation>
    </message>
    <message>
        <source>The remark is right: the stay ends today, and the person waits no more</source>
        <translation>备注属实：居住登记今日结束，该人员不再列为待处理</translation>
    </message>
    <message>
        <source>{name} does not live here</source>
        <translation>{name} 不在此居住</translation>
    </message>
    <message>
        <source>{count} rooms never verified</source>
        <translation>{count} 间从未核实</translation>
    </message>
    <message>
        <source>never verified</source>
        <translation>从未核实</translation>
    </message>
    <message>
        <source>Under this number the database knows somebody of another name; nothing was changed, and somebody decides at the desk.</source>
        <translation>库中此证件号码是另一个姓名的人；未作任何更改，由人在核对台判定。</translation>
    </message>
    <message>
        <source>{other} (number {number}) has the same name and birth date and lives in the same room.</source>
        <translation>与 {other}（编号 {number}）同名同出生日期，住在同一间房。</translation>
    </message>
    <message>
        <source>Source, purpose or reason holds what may be a telephone or identity number: everybody who reads the log would see it.</source>
        <translation>来源、用途或事由中含有疑似电话或证件号码：查看日志的人都会看到，请去掉。</translation>
    </message>
    <message>
        <source>No place or thing. For residents type “{prefix}” and a space first.</source>
        <translation>没有这样的地点或事物。查居民请先输入“{prefix}”和空格。</translation>
    </message>
    <message>
        <source>received, being checked</source>
        <translation>已接报，正在核实</translation>
    </message>
    <message>
        <source>being given to those who will handle it</source>
        <translation>正在安排处置</translation>
    </message>
    <message>
        <source>being handled</source>
        <translation>正在处置</translation>
    </message>
    <message>
        <source>handled, being verified on site</source>
        <translation>已处置，正在现场核查</translation>
    </message>
    <message>
        <source>handled</source>
        <translation>已处置完毕</translation>
    </message>
    <message>
        <source>will be handled as soon as conditions allow</source>
        <translation>待条件具备后处置</translation>
    </message>
    <message>
        <source>being handled together with another report of the same matter</source>
        <translation>与同一事项的其他上报合并处置</translation>
    </message>
    <message>
        <source>checked; there was nothing to handle</source>
        <translation>经核实，无需处置</translation>
    </message>
    <message>
        <source>Area level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Acknowledge {count} alarms at once? Each is entered as seen by you, and nobody is called any more.</source>
        <translation>一次确认 {count} 起告警？每起都记为由您确认，不再呼叫其他值班人员。</translation>
    </message>
    <message>
        <source>{name} has no account: tell them by phone, since {time}, round {round}</source>
        <translation>{name} 无系统账号，请电话通知（{time} 起，第 {round} 轮）</translation>
    </message>
    <message>
        <source>Days end</source>
        <translation>到期时刻</translation>
    </message>
    <message>
        <source>Why this place</source>
        <translation>排序原因</translation>
    </message>
    <message>
        <source>Sent as</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>no account: tell them by phone</source>
        <translation>无系统账号，请电话通知</translation>
    </message>
    <message>
        <source>level I or II</source>
        <translation>Ⅰ/Ⅱ级事件</translation>
    </message>
    <message>
        <source>Deadline {time}</source>
        <translation>时限 {time}</translation>
    </message>
    <message>
        <source>texts {percent} % alike</source>
        <translation>文字相似度 {percent}%</translation>
    </message>
    <message>
        <source>Applies on</source>
        <translation>适用日期</translation>
    </message>
    <message>
        <source>Changed past the program</source>
        <translation>绕过程序作了更改</translation>
    </message>
    <message>
        <source>the place and the type of a closed event stay as they are</source>
        <translation>已办结事件的位置和类型不能更改</translation>
    </message>
    <message>
        <source>which steps are for another person is for the owner of the store to say</source>
        <translation>哪些步骤须由他人办理，只能由数据库所有者设定</translation>
    </message>
    <message>
        <source>other reports are merged into this event, which cannot be voided</source>
        <translation>已有其他事件并入此件，不能作废</translation>
    </message>
    <message>
        <source>an event goes to active departments of its area or of one above</source>
        <translation>事件只能派给本区域或上级区域的在用部门</translation>
    </message>
    <message>
        <source>The search index was made by an older version: not every name is found.</source>
        <translation>搜索索引由旧版本建立，有的姓名可能查不到。</translation>
    </message>
    <message>
        <source>The action {action} leads to the state {state}: an event ends by close in closed, by merge in merged, or by void in voided, whatever their names are.</source>
        <translation>动作 {action} 进入状态 {state}：事件只能以 close 进入 closed、以 merge 进入 merged、以 void 进入 voided 结束（名称不限）。</translation>
    </message>
    <message>
        <source>Changed a workflow</source>
        <translation>修改事件流程</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>Event types</source>
        <translation>事件类型</translation>
    </message>
    <message>
        <source>Events have taken the step {action} out of the state {state}: it cannot leave the workflow. Give the new workflow another code.</source>
        <translation>已有事件在状态 {state} 办过步骤 {action}，不能从流程中删去。请给新流程换一个代码。</translation>
    </message>
    <message>
        <source>There is no event type {types}.</source>
        <translation>没有事件类型 {types}。</translation>
    </message>
    <message>
        <source>Workflows are changed by managers only.</source>
        <translation>只有管理员可以修改事件流程。</translation>
    </message>
    <message>
        <source>Load a workflow</source>
        <translation>载入流程</translation>
    </message>
    <message>
        <source>Reads a workflow (JSON, as resources/workflow/governance.json in the plugin&apos;s folder) and puts it into the store under its code, in place of what stands there under the same code. Steps that events have taken cannot leave it: give a workflow that differs in them another code.
TYPES are the event types whose events go through the workflow from now on: codes with commas between, two digits for a major class, * for all; empty: the types stay as they are. Events that are here keep the workflow with which they began. Without a file the workflow named by WORKFLOW, which the store has, is chosen for the types.
Codes of actions are the program&apos;s words and say what an action means (dispatch, feedback, verify, close …), names are free. What the workflow has no action for is not measured, and is listed. For managers; every change stands in the audit log.</source>
        <translation>读取一套事件流程（JSON，格式同插件目录中的 resources/workflow/governance.json），按其代码写入库中，替换同代码的原有流程。事件已经办过的步骤不能删去：需要删改时请换一个代码。
TYPES 为今后走这套流程的事件类型：代码以逗号分隔，两位数字代表大类，* 代表全部；留空则不改。已在库中的事件仍按原流程走完。不给文件时，为这些类型选用库中已有的、由 WORKFLOW 指明的流程。
动作的代码是程序的词，表示动作的含义（dispatch 派发、feedback 反馈、verify 核查、close 结案……），名称不限。流程中没有的动作不参与统计，运行时会逐一列出。仅限管理员；每次变更都记入审计日志。</translation>
    </message>
    <message>
        <source>Workflows</source>
        <translation>事件流程</translation>
    </message>
    <message>
        <source>Code of the workflow (without a file)</source>
        <translation>流程代码（不给文件时）</translation>
    </message>
    <message>
        <source>Event types that go through it (codes, * for all)</source>
        <translation>走此流程的事件类型（代码，* 为全部）</translation>
    </message>
    <message>
        <source>Code of the workflow</source>
        <translation>流程代码</translation>
    </message>
    <message>
        <source>Number of steps</source>
        <translation>步骤数</translation>
    </message>
    <message>
        <source>Number of event types that changed</source>
        <translation>改动的事件类型数</translation>
    </message>
    <message>
        <source>Give a file, or the code of a workflow and event types.</source>
        <translation>请给出文件，或流程代码和事件类型。</translation>
    </message>
    <message>
        <source>The file says the code of its workflow: leave the code empty.</source>
        <translation>文件中已写明流程代码，代码一栏请留空。</translation>
    </message>
    <message>
        <source>Without the action {action}: what is counted by it is not measured.</source>
        <translation>流程中没有动作 {action}，由它计数的指标不统计。</translation>
    </message>
    <message>
        <source>an event goes through the workflow of its type</source>
        <translation>事件必须走其类型对应的流程</translation>
    </message>
    <message>
        <source>a deadline lies 1 to 9999 units ahead</source>
        <translation>时限须为 1 至 9999 个单位</translation>
    </message>
    <message>
        <source>working time is not kept as {value}</source>
        <translation>工作时间不能设为 {value}</translation>
    </message>
    <message>
        <source>The event would be reported in the time to come: look at the time of the report.</source>
        <translation>上报时间晚于当前时间，请核对上报时间。</translation>
    </message>
    <message>
        <source>The event would be reported before the year {year}: look at the time of the report.</source>
        <translation>上报时间早于 {year} 年，请核对上报时间。</translation>
    </message>
    <message>
        <source>The position is sure within {metres} m only; {limit} m are asked for. Wait for better reception, or click it on the map.</source>
        <translation>定位精度仅 {metres} 米，本步骤要求 {limit} 米以内。请待信号好转后重新定位，或在地图上点选。</translation>
    </message>
    <message>
        <source>The new deadline has to be later than the present one for handling, {due:%Y-%m-%d %H:%M}.</source>
        <translation>新时限须晚于现行处置时限 {due:%Y-%m-%d %H:%M}。</translation>
    </message>
    <message>
        <source>It was asked for until {until:%Y-%m-%d %H:%M}: a later deadline needs an explanation.</source>
        <translation>申请延至 {until:%Y-%m-%d %H:%M}，批准更晚的时限须填写说明。</translation>
    </message>
    <message>
        <source>{count} other report(s) are merged into this event: it cannot be voided.</source>
        <translation>已有 {count} 件事件并入本事件，不能作废。</translation>
    </message>
    <message>
        <source>The event was not {state} before: the step {action} does not lead back there.</source>
        <translation>事件挂账前不是“{state}”，不能通过“{action}”回到该状态。</translation>
    </message>
    <message>
        <source>Compare the deadlines of open events</source>
        <translation>比对未结事件的时限</translation>
    </message>
    <message>
        <source>{changed} of {open} open events have a deadline that is reckoned otherwise in this version.</source>
        <translation>{open} 件未结事件中，有 {changed} 件的时限与本版本的计算结果不同。</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>This event was merged; {number} “{title}” has it now.</source>
        <translation>本事件已并入 {number}“{title}”，后续办理见该事件。</translation>
    </message>
    <message>
        <source>Present deadline of handling: {time}. The new one has to be later.</source>
        <translation>现行处置时限：{time}，新时限须晚于此时。</translation>
    </message>
    <message>
        <source>Asked for: {time}. A later one needs an explanation.</source>
        <translation>申请延至：{time}，批准更晚的须填写说明。</translation>
    </message>
    <message>
        <source>: the event has no place, the distance was not checked</source>
        <translation>（事件无位置，未核对距离）</translation>
    </message>
    <message>
        <source>{count} other report(s) are merged into this event: it cannot be voided</source>
        <translation>已有 {count} 件事件并入本事件，不能作废</translation>
    </message>
    <message>
        <source>a new deadline is later than the present one for handling</source>
        <translation>新时限须晚于现行处置时限</translation>
    </message>
    <message>
        <source>more time than was asked for needs an explanation</source>
        <translation>批准的时限晚于申请的，须填写说明</translation>
    </message>
    <message>
        <source>the position is sure within {metres} m only; {limit} m are asked for</source>
        <translation>定位精度仅 {metres} 米，要求 {limit} 米以内</translation>
    </message>
    <message>
        <source>the position is not known as well as this step asks</source>
        <translation>定位精度达不到本步骤的要求</translation>
    </message>
    <message>
        <source>The step {action} is for events that a department has been given, and none has this one.</source>
        <translation>步骤“{action}”只用于派发过部门的事件，这件还没有派发过。</translation>
    </message>
    <message>
        <source>The step {action} is for events that were handled in the grid; a department was given this one.</source>
        <translation>步骤“{action}”只用于网格自办的事件，这件已派发过部门。</translation>
    </message>
    <message>
        <source>{action}: {number}</source>
        <translation>{action}：{number}</translation>
    </message>
    <message>
        <source>only of a step that is being taken others are told</source>
        <translation>只有正在办理的步骤才会通知他人</translation>
    </message>
    <message>
        <source>“{words}” is a kilometre mark: choose the place on the road.</source>
        <translation>“{words}”是公里桩号：请在该路上选定位置。</translation>
    </message>
    <message>
        <source>The message mentions order {numbers}: look it up; it is not the number of this one.</source>
        <translation>消息提到工单 {numbers}，那不是本单的编号，请查阅。</translation>
    </message>
    <message>
        <source>The table has no column with the numbers of orders.</source>
        <translation>表中没有工单编号列。</translation>
    </message>
    <message>
        <source>Its event is at its end ({state}): has the hotline sent it back?</source>
        <translation>该事件已了结（{state}）：是否为热线退回重办？</translation>
    </message>
    <message>
        <source>The row is struck out in the sheet.</source>
        <translation>该行在表中已被划掉。</translation>
    </message>
    <message>
        <source>no such order here</source>
        <translation>本库无此工单</translation>
    </message>
    <message>
        <source>Writes the orders of a channel that were reported on the days FROM to TO, under the numbers by which they came: state, department, what the last feedback said, the times, the rating. With ORDERS, a sheet that lists numbers, it answers these instead, in their order and whenever they were reported, and says of which there is no event. Reporters are masked, and left out for accounts that see none. Every export leaves a line in the audit log. A file that is there is written over with OVERWRITE only.</source>
        <translation>导出某渠道在 FROM 至 TO 期间上报的工单，沿用原工单编号：状态、承办部门、最近一次反馈的办理情况、各环节时间、满意度。给出 ORDERS（列有工单编号的表）时，不按日期，而按表中的编号和次序逐一答复，查无事件的也写明。反映人脱敏；无权查看反映人的账号不含此项。每次导出都记入审计日志。已有文件仅在选 OVERWRITE 时覆盖。</translation>
    </message>
    <message>
        <source>Sheet of the orders to be answered (instead of days)</source>
        <translation>待答复的工单表（代替起止日期）</translation>
    </message>
    <message>
        <source>Connection lost since {time}: no new alarms arrive.</source>
        <translation>{time} 起连接中断：收不到新告警。</translation>
    </message>
    <message>
        <source>Connection lost since {time}: no new alarms arrive, others may have acknowledged these.</source>
        <translation>{time} 起连接中断：收不到新告警，所列告警可能已由他人确认。</translation>
    </message>
    <message>
        <source>Alarm since</source>
        <translation>告警时间</translation>
    </message>
    <message>
        <source>no place on the map</source>
        <translation>地图上无位置</translation>
    </message>
    <message>
        <source>Not acknowledged: {problem}</source>
        <translation>确认未成功：{problem}</translation>
    </message>
    <message>
        <source>Level I always alarms.</source>
        <translation>Ⅰ级始终告警。</translation>
    </message>
    <message>
        <source>became an alarm {ago}</source>
        <translation>{ago}转为告警</translation>
    </message>
    <message>
        <source>The map&apos;s coordinate system does not reach there.</source>
        <translation>当前地图的坐标系到不了那里，请更换工程坐标系。</translation>
    </message>
    <message>
        <source>there is no such display level</source>
        <translation>没有这一显示等级</translation>
    </message>
    <message>
        <source>{level} alarm {number} is not acknowledged</source>
        <translation>{level}告警 {number} 未确认</translation>
    </message>
    <message>
        <source>{title}, an alarm since {time}: nobody has acknowledged it. Call {round}.</source>
        <translation>{title}，{time} 转为告警，无人确认。第 {round} 轮呼叫。</translation>
    </message>
    <message>
        <source>{requirement}: {count} of these files are not attached to the event (the first is {file}…). Attach them first, or choose others.</source>
        <translation>{requirement}：有 {count} 个文件不是本事件的附件（首个为 {file}…）。请先添加为附件，或另选照片。</translation>
    </message>
    <message>
        <source>another database is in its place</source>
        <translation>原位置现在是另一个数据库</translation>
    </message>
    <message>
        <source>the file or its folder is read-only; nothing was written</source>
        <translation>文件或所在文件夹为只读，没有写入任何内容</translation>
    </message>
    <message>
        <source>the disk cannot be read or written; see that the stick or the drive is there</source>
        <translation>磁盘无法读写，请检查 U 盘或网络盘是否连好</translation>
    </message>
    <message>
        <source>the disk is full, nothing was written; make room, then try again</source>
        <translation>磁盘已满，没有写入任何内容，请腾出空间后再试</translation>
    </message>
    <message>
        <source>{file} is gone from {folder}: nothing is written until the stick, the drive or the file is back.</source>
        <translation>{file} 已不在 {folder}：U 盘、网络盘或文件恢复之前不会写入任何内容，请重新插好或连上。</translation>
    </message>
    <message>
        <source>{file} is another database than the one that was opened: put that one back, or open this one.</source>
        <translation>{file} 已不是原来打开的数据库：请放回原来的文件，或重新打开现在这个。</translation>
    </message>
    <message>
        <source>{file} was replaced by another file meanwhile: nothing was written.</source>
        <translation>{file} 期间被换成了另一个文件：没有写入任何内容。</translation>
    </message>
    <message>
        <source>what follows from the steps of an event is not written by hand</source>
        <translation>督办状态、主办部门和主案由办理步骤决定，不能直接改写</translation>
    </message>
    <message>
        <source>when and by whom an event was reported, and its given deadline, stay as they are</source>
        <translation>上报时间、来源和来件自带的时限不能更改</translation>
    </message>
    <message>
        <source>how grave an event is shown follows from its colour, grade and urgency</source>
        <translation>显示等级由预警颜色、事件等级和紧急程度决定，不能单独更改</translation>
    </message>
    <message>
        <source>there is no such type of event</source>
        <translation>没有这一事件类型</translation>
    </message>
    <message>
        <source>there is no such urgency</source>
        <translation>没有这一紧急程度</translation>
    </message>
    <message>
        <source>the area, the grid or the component is not there</source>
        <translation>所填的区域、网格或部件不存在</translation>
    </message>
    <message>
        <source>the deadlines of an event follow from its steps and the rules</source>
        <translation>事件的时限由办理步骤和时限规则决定，不能直接改写</translation>
    </message>
    <message>
        <source>which departments have an event follows from its steps</source>
        <translation>主办和协办部门由办理步骤决定，不能直接改写</translation>
    </message>
    <message>
        <source>what is measured of an event follows from its steps</source>
        <translation>事件的统计数据由办理步骤决定，不能直接改写</translation>
    </message>
    <message>
        <source>the photos of a step are attached to its event</source>
        <translation>步骤所用的照片必须是本事件的附件</translation>
    </message>
    <message>
        <source>of a message that was sent its receipt alone goes on</source>
        <translation>消息发出后只能更新回执，内容和收件人不能更改或删除</translation>
    </message>
    <message>
        <source>who acknowledged an alarm, and who was called for it, stays on record</source>
        <translation>谁确认了告警、为此呼叫过谁，记录不能更改或删除</translation>
    </message>
    <message>
        <source>“{day}” is no day; write 2026-10-01, or 2026-10-01至2026-10-07.</source>
        <translation>“{day}”不是日期；请写成 2026-10-01，或 2026-10-01至2026-10-07。</translation>
    </message>
    <message>
        <source>{day} stands there twice, once as worked and once as off.</source>
        <translation>{day} 出现两次，一次为班、一次为休。</translation>
    </message>
    <message>
        <source>The table needs a column for the date (日期), and one for the name (姓名) or for each part (带班领导).</source>
        <translation>表格须有“日期”列，以及“姓名”列或按岗位分列（如“带班领导”）。</translation>
    </message>
    <message>
        <source>{names} people and {numbers} telephone numbers.</source>
        <translation>{names} 人对应 {numbers} 个电话，无法一一对上。</translation>
    </message>
    <message>
        <source>not given out yet</source>
        <translation>尚未派发</translation>
    </message>
    <message>
        <source>Changed the duty list</source>
        <translation>批量调整值班表</translation>
    </message>
    <message>
        <source>Shifts entered</source>
        <translation>写入班次</translation>
    </message>
    <message>
        <source>Shifts removed</source>
        <translation>删去班次</translation>
    </message>
    <message>
        <source>Shifts linked to an account</source>
        <translation>关联账号的班次</translation>
    </message>
    <message>
        <source>Name, e.g. of the holiday; Enter keeps it</source>
        <translation>名称，如节日名，回车保存</translation>
    </message>
    <message>
        <source>The year is announced …</source>
        <translation>本年安排已公布…</translation>
    </message>
    <message>
        <source>When all days off of the year that is shown are entered: nothing of it is provisional.</source>
        <translation>月历所示年份的放假和调休都已录入时使用：该年不再标“暂定”。</translation>
    </message>
    <message>
        <source>Reckon deadlines</source>
        <translation>核对时限</translation>
    </message>
    <message>
        <source>Comparing the deadlines of open events …</source>
        <translation>正在核对在办事件的时限…</translation>
    </message>
    <message>
        <source>Have all days off of {year}, and the weekend days that are worked for them, been entered? {count} days with a name are. All other days are then as by the weekday, and nothing of {year} is provisional any more.</source>
        <translation>{year} 年的放假和调休上班都已录入了吗？现有 {count} 天带名称。确认后，其余日子按星期确定，{year} 年不再标“暂定”。</translation>
    </message>
    <message>
        <source>All are entered</source>
        <translation>已全部录入</translation>
    </message>
    <message>
        <source>Does the file hold all that was announced for {years}? All other days are then as by the weekday, and nothing of the year is provisional any more.</source>
        <translation>文件是否包含 {years} 年公布的全部放假和调休？如是，该年其余日子按星期确定，不再标“暂定”。</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>是全部</translation>
    </message>
    <message>
        <source>These days only</source>
        <translation>只导入这些日子</translation>
    </message>
    <message>
        <source>Accepted {time}</source>
        <translation>接班时间：{time}</translation>
    </message>
    <message>
        <source>Open then: {count}</source>
        <translation>当时未办结：{count} 项</translation>
    </message>
    <message>
        <source>New since then: {count}</source>
        <translation>此后新增：{count} 项</translation>
    </message>
    <message>
        <source>No longer open: {count}</source>
        <translation>此后已了结：{count} 项</translation>
    </message>
    <message>
        <source>whoever takes over</source>
        <translation>待接班</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>○ No account, so called by phone only ({count}): {names}</source>
        <translation>○ 未关联账号、只能电话呼叫（{count} 人）：{names}</translation>
    </message>
    <message>
        <source>Find the accounts by name</source>
        <translation>按姓名关联账号</translation>
    </message>
    <message>
        <source>{shifts} shifts of {days} days, from {first} to {last}; {going} shifts that are planned there go.</source>
        <translation>{first} 至 {last} 中的 {days} 天，共 {shifts} 个班次；这些日期原有的 {going} 个班次将被替换。</translation>
    </message>
    <message>
        <source>Days in between that the table does not name stay as they are.</source>
        <translation>期间表格未列出的日期保持不变。</translation>
    </message>
    <message>
        <source>{count} shifts have begun already and are not entered.</source>
        <translation>{count} 个班次已经开始，不导入。</translation>
    </message>
    <message>
        <source>Columns that are not read: {names}</source>
        <translation>未读取的列：{names}</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>{count} shifts have got an account.</source>
        <translation>已有 {count} 个班次关联账号。</translation>
    </message>
    <message>
        <source>Handed over …</source>
        <translation>交接内容…</translation>
    </message>
    <message>
        <source>No report …</source>
        <translation>不报送…</translation>
    </message>
    <message>
        <source>Say why an event that is closed gets no report; it goes into the log.</source>
        <translation>说明已结案事件为何不报送，记入值班日志。</translation>
    </message>
    <message>
        <source> (closed)</source>
        <translation>（已结案）</translation>
    </message>
    <message>
        <source>Why is no report of event {number} sent? It goes into the log.</source>
        <translation>事件 {number} 为何不报送？原因记入值班日志。</translation>
    </message>
    <message>
        <source>None: called by phone only</source>
        <translation>无（只能电话呼叫）</translation>
    </message>
    <message>
        <source>… and {count} more, in the panel of events</source>
        <translation>… 另有 {count} 件，请在“事件”面板查看</translation>
    </message>
    <message>
        <source>The duty has been handed over once more since; accept that.</source>
        <translation>其后又交过一次班，请接最近一次。</translation>
    </message>
    <message>
        <source>Say why no report is sent.</source>
        <translation>请写明不报送的原因。</translation>
    </message>
    <message>
        <source>Only an event that is closed can do without the report that it owes.</source>
        <translation>只有已结案的事件才能注明不报送。</translation>
    </message>
    <message>
        <source>No information report of event {number}: {reason}</source>
        <translation>事件 {number} 不报送信息：{reason}</translation>
    </message>
    <message>
        <source>A report of this event has been begun already, perhaps by somebody else; finish that one.</source>
        <translation>该事件已有一份报告草稿（可能由他人起草），请在那份草稿上继续。</translation>
    </message>
    <message>
        <source>Somebody else has changed or sent this report meanwhile; open it again, your text is not saved.</source>
        <translation>其间他人已修改或报送这份报告；请重新打开，您的文字尚未保存。</translation>
    </message>
    <message>
        <source>Somebody else has changed or sent this report meanwhile; open it again.</source>
        <translation>其间他人已修改或报送这份报告，请重新打开。</translation>
    </message>
    <message>
        <source>Makes a database EXERCISE, marked as an exercise, and copies into it what an exercise plays on: areas, grids, buildings, rooms, streets, facilities, components, sensors, cameras, departments, responders, the duty list with invented names and numbers, event types, the workflow, code lists, the rules for deadlines and routing, working hours and how alarms are called. Residents, units, events, positions and accounts are not copied, nor anything sealed. EXERCISE is a GeoPackage or a schema (service=NAME schema=drill) that does not exist yet; open it beside the real one. When it is cancelled or fails, nothing of it is left.</source>
        <translation>新建标记为演练的数据库 EXERCISE，并复制演练所需的内容：辖区、网格、楼栋、房间、道路、应急资源、部件、感知设备、监控、部门、处置力量、值班表（姓名和电话换成虚构的）、事件类型、流程、代码表、时限和派发规则、工作时间以及告警呼叫的设置。居民、单位、事件、轨迹、账号和一切加密内容都不复制。EXERCISE 为尚不存在的 GeoPackage 文件或模式（service=NAME schema=drill），与正式库并列打开。取消或失败时不留任何内容。</translation>
    </message>
    <message>
        <source>place of the event not known</source>
        <translation>位置不明</translation>
    </message>
    <message>
        <source>no road network</source>
        <translation>没有道路数据</translation>
    </message>
    <message>
        <source>{count} to be ticked by hand</source>
        <translation>{count} 个须手工勾选</translation>
    </message>
    <message>
        <source>Only the exercise is open here: alarms of the real database are not heard in this window.</source>
        <translation>本窗口只打开了演练库，听不到正式库的告警。</translation>
    </message>
    <message>
        <source>The alarms of the real database are listened to during the exercise.</source>
        <translation>演练期间继续监听正式库的告警。</translation>
    </message>
    <message>
        <source>The real database does not answer: its alarms are not heard here at the moment.</source>
        <translation>正式库没有响应，本窗口暂时听不到它的告警。</translation>
    </message>
    <message>
        <source>REAL ALARM, no exercise: {number} {title} {address}</source>
        <translation>真实告警，非演练：{number} {title} {address}</translation>
    </message>
    <message>
        <source>{text} and {count} more</source>
        <translation>{text}，另有 {count} 个</translation>
    </message>
    <message>
        <source>To the real database</source>
        <translation>返回正式库</translation>
    </message>
    <message>
        <source>There is no event where you clicked.</source>
        <translation>点选处没有事件。</translation>
    </message>
    <message>
        <source>There is no street where you clicked.</source>
        <translation>点选处没有道路。</translation>
    </message>
    <message>
        <source>There is no closed street or area where you clicked.</source>
        <translation>点选处没有封闭的道路或区域。</translation>
    </message>
    <message>
        <source>Open a closure</source>
        <translation>解除封闭</translation>
    </message>
    <message>
        <source>Click a closed street or area on the map, whoever closed it</source>
        <translation>在地图上点选封闭的道路或区域，不论由谁封闭</translation>
    </message>
    <message>
        <source>The event has no place on the map: how far they have is not known. Tick who is to go.</source>
        <translation>事件未定位，无法计算路程。请手工勾选要派出的力量。</translation>
    </message>
    <message>
        <source>There is no road network: how far they have is not known. Tick who is to go.</source>
        <translation>没有道路数据，无法计算路程。请手工勾选要派出的力量。</translation>
    </message>
    <message>
        <source>This event is finished: nobody is sent there any more.</source>
        <translation>事件已办结，不能再派员。</translation>
    </message>
    <message>
        <source>Open again: {name}</source>
        <translation>已解除封闭：{name}</translation>
    </message>
    <message>
        <source>Correct …</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Correct: {part}</source>
        <translation>更正{part}信息</translation>
    </message>
    <message>
        <source>What you leave empty stays. Opening and change are two lines in the audit log.</source>
        <translation>留空的项保持不变。打开原记录和更正都会记入审计日志。</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Corrected, with a line in the audit log.</source>
        <translation>已更正，并记入审计日志。</translation>
    </message>
    <message>
        <source>Correct who is concerned</source>
        <translation>更正当事人信息</translation>
    </message>
    <message>
        <source>Go to the panel {name}</source>
        <translation>转到面板：{name}</translation>
    </message>
    <message>
        <source>The building before</source>
        <translation>上一栋</translation>
    </message>
    <message>
        <source>The next building</source>
        <translation>下一栋</translation>
    </message>
    <message>
        <source>That closure is over already.</source>
        <translation>该封闭已解除。</translation>
    </message>
    <message>
        <source>⚠ These rules contradict each other, around long holidays at the latest:</source>
        <translation>⚠ 下列时限前后倒挂（遇长假时最明显）：</translation>
    </message>
    <message>
        <source>{type}: {later} ({period}) can be due before handling and verification are</source>
        <translation>{type}：{later}（{period}）可能早于处置加核查到期</translation>
    </message>
    <message>
        <source>{type}: {later} ({period}) can be due before {earlier} ({before})</source>
        <translation>{type}：{later}（{period}）可能早于{earlier}（{before}）到期</translation>
    </message>
    <message>
        <source>Similar open events: {count}. Look at them, or merge</source>
        <translation>有相似未结事件 {count} 件：查看或并入</translation>
    </message>
    <message>
        <source>Looking for similar events …</source>
        <translation>正在查找相似事件…</translation>
    </message>
    <message>
        <source>Open the working calendar</source>
        <translation>打开工作日历</translation>
    </message>
    <message>
        <source>⚠ The working calendar has no announced days: weekdays and fixed holidays hold for now.</source>
        <translation>⚠ 工作日历没有录入放假安排，暂按星期和固定节日推算。</translation>
    </message>
    <message>
        <source>⚠ The working calendar is announced until {day} only. Enter the days off that follow.</source>
        <translation>⚠ 工作日历的放假安排只录到 {day}，请录入其后的放假安排。</translation>
    </message>
    <message>
        <source>{period} (only {days})</source>
        <translation>{period}（仅 {days}）</translation>
    </message>
    <message>
        <source>Events reported from {first} to {last}, as they stood at {time}</source>
        <translation>{first} 至 {last} 上报的事件，办理情况截至 {time}</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>件数少</translation>
    </message>
    <message>
        <source>Ratios of fewer than {count} events say too little to be ranked.</source>
        <translation>不足 {count} 件的比率说明不了问题，不排名。</translation>
    </message>
    <message>
        <source>{measure} rank</source>
        <translation>{measure} 名次</translation>
    </message>
    <message>
        <source>no. {rank}</source>
        <translation>第 {rank} 名</translation>
    </message>
    <message>
        <source>{kind} ({count}, nearest {listed} listed)</source>
        <translation>{kind}（{count}，列出最近 {listed}）</translation>
    </message>
    <message>
        <source>Look for deadlines that pass</source>
        <translation>查看到期时限</translation>
    </message>
    <message>
        <source>The map stays as it is, QGIS gets no connection ({reason}); it is tried again and again.</source>
        <translation>地图暂不更新：QGIS 连不上服务器（{reason}），正在自动重试。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the line cannot be read: {reason}.</source>
        <translation>{file} 第 {line} 行无法读取：{reason}。</translation>
    </message>
    <message>
        <source>The measures {file} count {flag}, which nothing is measured by.</source>
        <translation>指标文件 {file} 用了“{flag}”，没有这样的统计项。</translation>
    </message>
    <message>
        <source>The limits of information reports {file} cannot be read: {reason}.</source>
        <translation>信息报送时限文件 {file} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>{file}: {place} is “{value}”; allowed are {allowed}.</source>
        <translation>{file}：{place} 为“{value}”，只能是 {allowed}。</translation>
    </message>
    <message>
        <source>{file} has the placeholder {name}, which nothing is filled into; known are {known}.</source>
        <translation>{file} 中的占位符 {name} 没有对应的内容，可用的有 {known}。</translation>
    </message>
    <message>
        <source>{file} has no place for the text of the report: {name} is missing.</source>
        <translation>{file} 缺少 {name}，报告正文没有地方放。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {what} would be loaded from outside; a page shows no picture but “place”.</source>
        <translation>{file} 第 {line} 行：{what} 要从外部加载，不允许；页面上只能有图片“place”。</translation>
    </message>
    <message>
        <source>{file} is in no known encoding; save it as UTF-8.</source>
        <translation>无法识别 {file} 的编码，请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>Changed a file of local rules</source>
        <translation>修改本地规定</translation>
    </message>
    <message>
        <source>Time limits of information reports</source>
        <translation>信息报送时限</translation>
    </message>
    <message>
        <source>Kinds of units and what events need</source>
        <translation>力量种类与各类事件的需要</translation>
    </message>
    <message>
        <source>Measures of the statistics</source>
        <translation>统计指标</translation>
    </message>
    <message>
        <source>Words that tell the type of an event</source>
        <translation>识别事件类型的词</translation>
    </message>
    <message>
        <source>Printed information report, Chinese</source>
        <translation>信息报告打印版式（中文）</translation>
    </message>
    <message>
        <source>Printed information report, English</source>
        <translation>信息报告打印版式（英文）</translation>
    </message>
    <message>
        <source>These files come with the program. Save one, edit it, and import it: from then on the city&apos;s own version holds at every workstation, and an upgrade leaves it.</source>
        <translation>这些文件随软件提供。导出、按本地规定改好后再导入，即对所有工作站生效，升级时保留。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Restore the default</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>as shipped</source>
        <translation>随软件</translation>
    </message>
    <message>
        <source>own, {time}
{person}</source>
        <translation>本地 {time}
{person}</translation>
    </message>
    <message>
        <source>▲ cannot be read: {text}</source>
        <translation>▲ 无法读取：{text}</translation>
    </message>
    <message>
        <source>Local rules</source>
        <translation>本地规定</translation>
    </message>
    <message>
        <source>Export local rules</source>
        <translation>导出本地规定</translation>
    </message>
    <message>
        <source>Import local rules</source>
        <translation>导入本地规定</translation>
    </message>
    <message>
        <source>The city&apos;s own version holds from now on.</source>
        <translation>已导入，本地规定即时生效。</translation>
    </message>
    <message>
        <source>The version that came with the program holds again; export the city&apos;s own first if it is to be kept.</source>
        <translation>将改用随软件提供的版本。本地版本如需留存，请先导出。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The version that came with the program holds again.</source>
        <translation>已恢复为随软件提供的版本。</translation>
    </message>
    <message>
        <source>Reported by telephone …</source>
        <translation>已电话报告…</translation>
    </message>
    <message>
        <source>Unit, person or number that was called</source>
        <translation>接听的单位、人员或电话</translation>
    </message>
    <message>
        <source>Reported to</source>
        <translation>报告对象</translation>
    </message>
    <message>
        <source>Time of the call</source>
        <translation>通话时间</translation>
    </message>
    <message>
        <source>Enter to whom and when the event was reported by telephone; it goes into the log.</source>
        <translation>登记向谁、何时作了电话报告，记入值班日志。</translation>
    </message>
    <message>
        <source>By telephone</source>
        <translation>电话报告</translation>
    </message>
    <message>
        <source>call due</source>
        <translation>电话待报</translation>
    </message>
    <message>
        <source>call overdue</source>
        <translation>电话报告超时</translation>
    </message>
    <message>
        <source>report overdue</source>
        <translation>信息报送超时</translation>
    </message>
    <message>
        <source>The city&apos;s own version of a file does not hold any more. {reason} A manager sets it anew.</source>
        <translation>本地规定的文件已不能使用。{reason}请管理员在“时限与工作日历 ▸ 本地规定”中重新导入或恢复默认。</translation>
    </message>
    <message>
        <source>{file} is no text of at most {limit} KB.</source>
        <translation>{file} 不是文本，或超过 {limit} KB。</translation>
    </message>
    <message>
        <source>{file} is no file that a city sets; these are: {names}.</source>
        <translation>{file} 不属于可设的本地规定，可设的有：{names}。</translation>
    </message>
    <message>
        <source>The city&apos;s own files are for managers to set.</source>
        <translation>本地规定只能由管理员设置。</translation>
    </message>
    <message>
        <source>Say to whom it was reported.</source>
        <translation>请写明向谁报告。</translation>
    </message>
    <message>
        <source>The call was made between the event&apos;s report and now.</source>
        <translation>通话时间应在接报与现在之间。</translation>
    </message>
    <message>
        <source>Event {number} reported by telephone to {to}.</source>
        <translation>事件 {number} 已电话报告{to}。</translation>
    </message>
    <message>
        <source>This event owes no report by telephone any more.</source>
        <translation>该事件已不需要电话报告。</translation>
    </message>
    <message>
        <source>the city&apos;s own files are for managers to set</source>
        <translation>本地规定只能由管理员设置</translation>
    </message>
    <message>
        <source>{name} is no file that a city sets</source>
        <translation>{name} 不属于可设的本地规定</translation>
    </message>
    <message>
        <source>a city&apos;s own file has at most 256 KB</source>
        <translation>本地规定的文件不能超过 256 KB</translation>
    </message>
    <message>
        <source>Load local rules</source>
        <translation>载入本地规定</translation>
    </message>
    <message>
        <source>The city&apos;s version</source>
        <translation>本地版本</translation>
    </message>
    <message>
        <source>Restore the default (without a file)</source>
        <translation>恢复默认（不给文件时）</translation>
    </message>
    <message>
        <source>Give a file, or let the default be restored.</source>
        <translation>请给出文件，或选择恢复默认，两者选一。</translation>
    </message>
    <message>
        <source>With earlier versions of the grid</source>
        <translation>含历史版本</translation>
    </message>
    <message>
        <source>With earlier versions of the grid: {names}</source>
        <translation>含历史版本的网格：{names}</translation>
    </message>
    <message>
        <source>Counts the events that were reported from one day to another, both included, as they stand now, by department, grid, area, responder, type, channel or period: filed, dispatched, handled and closed, on time and overdue, reworked, closed in the grid, satisfied. A ratio stands as a percentage; beside it _n says of how many events, _low and _high where it lies with 95 % confidence, _rank its place, which less than 10 events do not get. Of a grid all versions count together, under the present one. What was sent back counts for who sent it back. The log says the formula of each measure. Days are those of the database&apos;s time zone.</source>
        <translation>统计起止日（含）内上报的事件，按目前办理情况，分主办部门、网格、辖区、处置力量、类型、来源或时段：立案、派遣、处置、结案，按期与超期，返工，自办自结，满意。比率以百分数表示；其后 _n 为基数，_low、_high 为 95% 置信区间，_rank 为名次，基数不足 10 件不排名。网格的各个版本合计在现行版本名下；退单记在退单者名下。各指标的公式见日志。日期按数据库的时区。</translation>
    </message>
    <message>
        <source>The step {action} would change nothing: see how the event is supervised now.</source>
        <translation>无需{action}：事件的督办状态已经如此。</translation>
    </message>
    <message>
        <source>You took the step {action} at {since:%H:%M}: unless something happens, wait {minutes} minutes.</source>
        <translation>您在 {since:%H:%M} 已{action}，其后没有新的办理，满 {minutes} 分钟后可以再办。</translation>
    </message>
    <message>
        <source>with 95 % confidence between {low} and {high}</source>
        <translation>95% 置信区间 {low}～{high}</translation>
    </message>
    <message>
        <source>{file} does not say what the alarms of sensors become: {reason}.</source>
        <translation>{file} 没有写清感知设备的告警立为什么事件：{reason}。</translation>
    </message>
    <message>
        <source>The alarm is not there, or belongs to another area.</source>
        <translation>告警不存在，或属于其他辖区。</translation>
    </message>
    <message>
        <source>still there</source>
        <translation>仍在告警</translation>
    </message>
    <message>
        <source>cleared {time}</source>
        <translation>{time} 解除</translation>
    </message>
    <message>
        <source>by themselves: levels I and II</source>
        <translation>Ⅰ级、Ⅱ级自动</translation>
    </message>
    <message>
        <source>by themselves: level I only</source>
        <translation>仅Ⅰ级自动</translation>
    </message>
    <message>
        <source>by themselves: levels I to III</source>
        <translation>Ⅰ至Ⅲ级自动</translation>
    </message>
    <message>
        <source>by themselves: all levels</source>
        <translation>全部自动</translation>
    </message>
    <message>
        <source>only by hand</source>
        <translation>不自动，由人上报</translation>
    </message>
    <message>
        <source>What is left over is filed by hand: New event, then pick the sensor on the map.</source>
        <translation>其余的告警由人上报：在“新建事件”中按“选部件或设备”，在图上点选该设备。</translation>
    </message>
    <message>
        <source>Sensors&apos; alarms become events</source>
        <translation>设备告警自动立为事件</translation>
    </message>
    <message>
        <source>Enter alarms of sensors</source>
        <translation>设备告警立为事件</translation>
    </message>
    <message>
        <source>A sensor&apos;s alarm is event {number}: {title}</source>
        <translation>设备告警已立为事件 {number}：{title}</translation>
    </message>
    <message>
        <source>A sensor&apos;s alarm could not be made an event: {problem}</source>
        <translation>设备告警未能立为事件：{problem}</translation>
    </message>
    <message>
        <source>Sensor alarms</source>
        <translation>设备告警</translation>
    </message>
    <message>
        <source>Pick a component or sensor</source>
        <translation>选部件或设备</translation>
    </message>
    <message>
        <source>no alarm to be filed</source>
        <translation>没有待上报的告警</translation>
    </message>
    <message>
        <source>alarm of {level}</source>
        <translation>{level}告警</translation>
    </message>
    <message>
        <source>The place of the sensor.</source>
        <translation>感知设备的位置。</translation>
    </message>
    <message>
        <source>Read the sensor</source>
        <translation>读取感知设备</translation>
    </message>
    <message>
        <source>Enter alarms of sensors as events</source>
        <translation>设备告警立为事件</translation>
    </message>
    <message>
        <source>Down to the level (1 to 4)</source>
        <translation>立到哪一级（1 至 4）</translation>
    </message>
    <message>
        <source>Alarms of events that were open</source>
        <translation>归入未结事件的告警数</translation>
    </message>
    <message>
        <source>Events that became graver</source>
        <translation>升级的事件数</translation>
    </message>
    <message>
        <source>Alarms that could not be entered</source>
        <translation>未能立为事件的告警数</translation>
    </message>
    <message>
        <source>{alarm}, since {time}, {over}</source>
        <translation>{alarm}，{time} 起，{over}</translation>
    </message>
    <message>
        <source>Sensors&apos; alarms are {count} new events; the gravest is {number}: {title}</source>
        <translation>设备告警已立为 {count} 件事件，最重的是 {number}：{title}</translation>
    </message>
    <message>
        <source>What sensors&apos; alarms become</source>
        <translation>感知设备告警立为何种事件</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本地规定</translation>
    </message>
    <message>
        <source>The alarm belongs to event {number} of another area.</source>
        <translation>该告警已归入其他辖区的事件 {number}。</translation>
    </message>
    <message>
        <source>Alarms of sensors that began more than {hours} hours ago: {count}. They become no events by themselves; file them in New event with “Pick a component or sensor”.</source>
        <translation>有 {count} 条设备告警在 {hours} 小时以前就已开始，不自动立为事件；需要上报的，在“新建事件”中用“选部件或设备”点选该设备。</translation>
    </message>
    <message>
        <source>{problem} ({count})</source>
        <translation>{problem}（{count} 条）</translation>
    </message>
    <message>
        <source>{count} alarms of sensors could not be made events: {problems}</source>
        <translation>{count} 条设备告警未能立为事件：{problems}</translation>
    </message>
    <message>
        <source>Makes an event of every alarm of a sensor that stands (active or acknowledged, not cleared) and has none yet: its type and title by the kind of the sensor as the local rules say, its level that of the alarm, its channel sensor, its time that of the alarm, or now where that is more than ten minutes ago. An alarm of a sensor whose event is open is tied to that one, and raises it where it is graver. Events stay open when their alarms are cleared.
LEVEL: alarms of this level and graver ones, 1 to 4; empty: as the alarm settings of the database say. OLD: also those that began more than 24 hours ago, which otherwise wait for a person. Windows of clerks, dispatchers and managers do the same by themselves; this is for a schedule (cron) while none is open. For clerks, dispatchers and managers. An alarm that cannot be entered is listed and left.</source>
        <translation>把每条尚未立为事件、仍在持续的感知设备告警（告警中或已确认、未解除）立为事件：事件类型和标题按设备的监测指标和本地规定确定，等级即告警的等级，渠道为感知设备，时间为告警开始的时间，开始已超过十分钟的取当前时间。同一设备的事件尚未结案的，新的告警归入该事件，比它更重时随即升级。告警解除后，事件仍由人核实、结案。
LEVEL：立到哪一级，1 至 4；留空时按数据库的告警设置。OLD：24 小时以前开始的告警也立为事件，否则留待人工处理。受理员、派遣员、管理员的窗口会自动做同样的事；本算法用于没有窗口开着时定时运行（cron）。由受理员、派遣员、管理员运行。未能立为事件的告警逐条列出，保持原样。</translation>
    </message>
    <message>
        <source>Also alarms that began more than 24 hours ago</source>
        <translation>24 小时以前开始的告警也立为事件</translation>
    </message>
    <message>
        <source>{count} alarms began more than 24 hours ago and were left.</source>
        <translation>有 {count} 条告警在 24 小时以前就已开始，未立为事件。</translation>
    </message>
    <message>
        <source>alarms of sensors are entered by those who keep the desk</source>
        <translation>感知设备告警由值守人员录入</translation>
    </message>
    <message>
        <source>an event is as grave as the alarm that raises it</source>
        <translation>事件等级须与使其升级的告警相同</translation>
    </message>
    <message>
        <source>an active alarm is acknowledged, what else becomes of it the sensor says</source>
        <translation>活动告警只能确认，其余状态由设备上报</translation>
    </message>
    <message>
        <source>an alarm without an event is entered with an open one that the account sees</source>
        <translation>未立案的告警只能并入本账号可见的未结事件</translation>
    </message>
    <message>
        <source>{file} holds no line below its heading.</source>
        <translation>{file} 只有表头，没有内容。</translation>
    </message>
    <message>
        <source>The measures {file} name no measure at all.</source>
        <translation>指标文件 {file} 中没有任何指标。</translation>
    </message>
    <message>
        <source>The rules of dispatch {file} name no kind of unit at all.</source>
        <translation>派单规则 {file} 中没有任何力量种类。</translation>
    </message>
    <message>
        <source>Read local rules</source>
        <translation>读取本地规定</translation>
    </message>
    <message>
        <source>What is wrong with “{line}”? The line stays in the log, with what you say, and does not count.</source>
        <translation>“{line}”错在哪里？原登记保留在日志中并注明作废和原因。</translation>
    </message>
    <message>
        <source>Entered wrongly …</source>
        <translation>登记有误…</translation>
    </message>
    <message>
        <source>Say what is wrong with the line of this call; it no longer counts, and the right one can be entered.</source>
        <translation>写明这条电话报告登记错在哪里；原登记作废，可重新登记。</translation>
    </message>
    <message>
        <source>The city&apos;s own time limits of information reports cannot be read; until a manager sets them anew, those that come with the program hold: {name}.</source>
        <translation>本地的信息报送时限无法读取；管理员重新设置之前，暂按随软件的时限计算：{name}。</translation>
    </message>
    <message>
        <source>There is no post of staff {posts}.</source>
        <translation>没有人员类型 {posts}。</translation>
    </message>
    <message>
        <source>What the database holds as {file} is damaged.</source>
        <translation>库中保存的 {file} 已损坏。</translation>
    </message>
    <message>
        <source>{person} has changed this file meanwhile; export it and look at it before you replace it.</source>
        <translation>{person}已另行设置此文件；请先导出查看，再决定是否替换。</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>他人</translation>
    </message>
    <message>
        <source>Say what is wrong with the line.</source>
        <translation>请写明错在哪里。</translation>
    </message>
    <message>
        <source>Correction: the line “{line}” does not count. {reason}</source>
        <translation>更正：“{line}”作废。{reason}</translation>
    </message>
    <message>
        <source>Puts a city&apos;s own version of a file that comes with the program into the store: the time limits of information reports, the kinds of units and what events need, the measures of the statistics, the words that tell the type of an event, what sensors&apos; alarms become, the page of the printed report. From then on it holds at every workstation, and an upgrade leaves it. What cannot be read, or would load something from outside, is refused with the reason.
FILE names the file, INPUT is the city&apos;s version of it. Without INPUT and with RESTORE the version that came with the program holds again. For managers; every change stands in the audit log.</source>
        <translation>把本地规定的文件存入库中，代替随软件提供的版本：信息报送时限、力量种类与各类事件的需要、统计指标、识别事件类型的词、感知设备告警立为何种事件、信息报告的打印版式。存入后对所有工作站生效，升级时保留。读不懂的、要从外部加载内容的，会被拒绝并说明原因。
FILE 指明是哪个文件，INPUT 是本地版本。不给 INPUT 而选 RESTORE，就恢复随软件提供的版本。需要管理员角色；每次变更都记入审计日志。</translation>
    </message>
</context>
</TS>
