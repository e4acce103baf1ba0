import { App } from 'cdktf';
import { ImagesStack } from './stack';

const app = new App();
new ImagesStack(app, 'images', ['West Europe', 'UK South']);
app.synth();
