/** What the page runs. The command draws the same by the same code before, and takes it from here. */
import { start } from './main';

export * from '../view/element';
export * from '../view/legend';
export * from '../view/picture';
export * from '../view/regions';
export * from '../view/registry';
export * from '../view/views';
export * from '../view/words';

if (typeof document !== 'undefined') start();
