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
        <translation>没有地址。</translation>
    </message>
    <message>
        <source>The address names no building, or can be read in two ways.</source>
        <translation>地址中没有楼栋，或有两种读法。</translation>
    </message>
    <message>
        <source>No building has this address.</source>
        <translation>没有这个地址的楼栋。</translation>
    </message>
    <message>
        <source>Several buildings have this address.</source>
        <translation>多个楼栋使用这个地址。</translation>
    </message>
    <message>
        <source>The address names no room.</source>
        <translation>地址中没有房间号。</translation>
    </message>
    <message>
        <source>The building has no such room.</source>
        <translation>该楼栋没有这个房间。</translation>
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
        <source>The file cannot be stored in {folder}: {reason}.</source>
        <translation>无法将文件保存到 {folder}：{reason}。</translation>
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
        <translation>事件 {number} 在此期间已有变化：{person}执行了步骤 {action}，当前状态为 {state}。</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>Event {number} is {state}: the workflow does not allow the step {action}.</source>
        <translation>事件 {number} 的状态为 {state}，工作流不允许执行步骤 {action}。</translation>
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
        <translation>该账号无权受理员</translation>
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
        <translation>数据总览</translation>
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
        <translation>{count} 个处置力量在岗</translation>
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
        <translation>重建检索索引</translation>
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
        <source>Tells how an event stands against its deadline: no_deadline, in_time, late, overdue, due_soon (four hours or less are left) or running. The column deadline of event_map follows the same rule. Without a deadline the result is no_deadline.</source>
        <translation>判断事件的时限状态：no_deadline 无时限、in_time 按期办结、late 超期办结、overdue 已超期、due_soon 临期（剩余不超过四小时）、running 办理中。event_map 的 deadline 列采用同一规则。没有时限时结果为 no_deadline。</translation>
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
        <translation>配置文件</translation>
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
        <source>the file or its folder is read-only</source>
        <translation>文件或所在文件夹为只读</translation>
    </message>
    <message>
        <source>the file is damaged; restore a backup</source>
        <translation>文件已损坏，请用备份恢复</translation>
    </message>
    <message>
        <source>the disk cannot be read or written</source>
        <translation>磁盘读写出错</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
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
        <translation>位置为 0,0。</translation>
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
        <translation>图形面积为零。</translation>
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
        <translation>有 {count} 条居住记录与另一条时间重叠。</translation>
    </message>
    <message>
        <source>The birth year {year} is impossible.</source>
        <translation>出生年份 {year} 不可能。</translation>
    </message>
    <message>
        <source>{stale} of {stays} stays in the building were not confirmed within a year.</source>
        <translation>楼内 {stays} 条居住记录中有 {stale} 条一年内未核实。</translation>
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
        <translation>处置力量已停用，但仍有 {count} 个未结束的班次。</translation>
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
        <translation>对象</translation>
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
        <translation>GCJ-02（火星坐标）</translation>
    </message>
    <message>
        <source>BD-09</source>
        <translation>BD-09（百度坐标）</translation>
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
        <translation>读取区划</translation>
    </message>
    <message>
        <source>The check was cancelled.</source>
        <translation>质检已取消。</translation>
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
        <source>Checks what is in a database by a catalogue of rules: shapes (invalid, duplicated, overlapping, slivers, gaps between grids, line ends that miss their junction), codes against their standards and against where things are, rooms, addresses, residents and staff. Nothing is changed. OUTPUT has a point for each finding: rule, severity, table, object, and a sentence; residents are named only by their mask, and their place is not given. RULES limits the check to some rules, AREA to an area (code or name) and what lies below it. TOLERANCE says how far in metres a line&apos;s end may be from its junction; the log says how many ends lie within 0.1, 0.5, 1 and 2 m. Of each rule at most 5000 findings are listed; all are counted. REPORT, if wanted, is a page to print.</source>
        <translation>按规则目录检查数据库：图形（无效、重复、重叠、狭长碎面、网格间空隙、未接上路口的线端点），代码是否符合标准并与位置一致，以及房间、地址、人员和处置力量。不做任何修改。OUTPUT 为每条问题给出一个点：规则、严重程度、数据表、对象和一句说明；居民只以脱敏姓名出现，不给出其位置。RULES 限定规则，AREA 限定某个区划（代码或名称）及其下级。TOLERANCE 为线端点与路口最多相差的米数；日志给出 0.1、0.5、1、2 米内各有多少处端点。每条规则最多列出 5000 条，全部计数。需要时 REPORT 生成可打印的网页。</translation>
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
</context>
</TS>
