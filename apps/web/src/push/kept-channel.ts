/** All windows of this browser hear of it when notifications are turned on or off here, whoever did it. */
export const keptChannel = 'lienmach-push'
