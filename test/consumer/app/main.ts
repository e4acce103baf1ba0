import { App } from 'cdktf';
import { ImagesStack } from './stack.js';

const app = new App();
new ImagesStack(app, 'images', ['West Europe', 'UK South']);
app.synth();
