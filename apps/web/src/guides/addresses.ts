/** Where Facebook tells why a Page is restricted and until when, for the Page that is chosen there. */
export const qualityAddress = 'https://www.facebook.com/accountquality'
