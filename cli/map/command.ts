export { htmlOf } from './html';
