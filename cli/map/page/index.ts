/** The code that the page runs. The command renders the same page with the same code, and imports it from here. */
import { start } from './main';

export * from '../view/element';
export * from '../view/legend';
export * from '../view/picture';
export * from '../view/regions';
export * from '../view/registry';
export * from '../view/views';
export * from '../view/words';

if (typeof document !== 'undefined') start();
