def test_processing_is_qgis_own():
    import processing

    assert hasattr(processing, "run")
