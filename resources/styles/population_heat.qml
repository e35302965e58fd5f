<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="0" version="3.40.0" styleCategories="Symbology|Labeling">
  <renderer-v2 type="heatmapRenderer" radius_unit="7" max_value="0" weight_expression="&quot;residents&quot;" referencescale="-1" radius="150" enableorderby="0" radius_map_unit_scale="3x:0,0,0,0,0,0" quality="2" forceraster="0" symbollevels="0">
    <colorramp type="gradient" name="[source]">
      <Option type="Map">
        <Option type="QString" name="color1" value="255,243,184,0,rgb:1,0.95294117647058818,0.72156862745098038,0"/>
        <Option type="QString" name="color2" value="179,23,28,235,rgb:0.70196078431372544,0.09019607843137255,0.10980392156862745,0.92156862745098034"/>
        <Option type="QString" name="direction" value="ccw"/>
        <Option type="QString" name="discrete" value="0"/>
        <Option type="QString" name="rampType" value="gradient"/>
        <Option type="QString" name="spec" value="rgb"/>
        <Option type="QString" name="stops" value="0.08;255,243,184,130,rgb:1,0.95294117647058818,0.72156862745098038,0.50980392156862742;rgb;ccw:0.3;253,195,91,190,rgb:0.99215686274509807,0.76470588235294112,0.35686274509803922,0.74509803921568629;rgb;ccw:0.6;240,116,46,220,rgb:0.94117647058823528,0.45490196078431372,0.1803921568627451,0.86274509803921573;rgb;ccw"/>
      </Option>
    </colorramp>
    <rampLegendSettings suffix="" prefix="" useContinuousLegend="1" minimumLabel="{{word.few}}" orientation="2" maximumLabel="{{word.many}}" direction="0">
      <numericFormat id="basic">
        <Option type="Map">
          <Option type="invalid" name="decimal_separator"/>
          <Option type="int" name="decimals" value="6"/>
          <Option type="int" name="rounding_type" value="0"/>
          <Option type="bool" name="show_plus" value="false"/>
          <Option type="bool" name="show_thousand_separator" value="true"/>
          <Option type="bool" name="show_trailing_zeros" value="false"/>
          <Option type="invalid" name="thousand_separator"/>
        </Option>
      </numericFormat>
    </rampLegendSettings>
    <data-defined-properties>
      <Option type="Map">
        <Option type="QString" name="name" value=""/>
        <Option name="properties"/>
        <Option type="QString" name="type" value="collection"/>
      </Option>
    </data-defined-properties>
  </renderer-v2>
  <selection mode="Default">
    <selectionColor invalid="1"/>
  </selection>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerGeometryType>0</layerGeometryType>
</qgis>
