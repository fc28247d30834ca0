/** Where menus and lists are put: a landmark at the end of the page, so that nothing on screen lies outside one. */
export const layerRoot = (): HTMLElement => document.getElementById('layers') ?? document.body
