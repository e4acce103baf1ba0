package com.contoso.images;

import com.hashicorp.cdktf.App;

public final class Main {
    public static void main(final String[] args) {
        final App app = new App();
        new ContosoImagesStack(app, "contoso-images");
        app.synth();
    }
}
