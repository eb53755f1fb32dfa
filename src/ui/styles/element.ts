// Styles of the Element Plus components in use, file by file, so that the page's policy needs no style but its own.
// Whoever takes another component adds `element-plus/theme-chalk/el-<name>.css` here; its colours come from the tokens.
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-table-v2.css'
import 'element-plus/theme-chalk/el-virtual-list.css'
import './element-theme.css'
