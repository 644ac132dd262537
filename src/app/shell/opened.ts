/** What stands open over the page: at most one thing. */
export type Opened =
  | 'nothing'
  | 'examples'
  | 'share'
  | 'embed'
  | 'keys'
  | 'truth'
  | 'goTo'
  | 'deletePod'
  | 'killProcess'
  | 'execCommand'
