declare module '*.css'
declare module '@fontsource/*'
declare module '*?worker&url' {
  const url: string
  // biome-ignore lint/style/noDefaultExport: it is how the bundler gives an address
  export default url
}
